import * as tf from '@tensorflow/tfjs-core';
import type { Variable } from '@tensorflow/tfjs-core';
import { setStateDictLayout } from './state-dict-layout.js';

/**
 * Marks a variable as the kernel of a convolution over any number of axes.
 *
 * In memory it has TensorFlow's axes, [...space, inputs, outputs] (transposed convolution:
 * [...space, outputs, inputs]), in a state dict PyTorch's, [outputs, inputs, ...space] (transposed
 * convolution: [inputs, outputs, ...space]): both by the same permutation.
 */
export function kernelLayout(variable: Variable): void {
  const axes = Array.from(variable.shape, (_, axis) => axis);
  const [rank, space] = [axes.length, axes.slice(0, -2)];
  const saved = [rank - 1, rank - 2, ...space];
  const loaded = [...space.map((axis) => axis + 2), 1, 0];
  setStateDictLayout(variable, {
    shape: saved.map((axis) => variable.shape[axis]!),
    save: (x) => tf.transpose(x, saved),
    load: (x) => tf.transpose(x, loaded),
  });
}

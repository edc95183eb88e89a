import * as tf from '@tensorflow/tfjs-core';
import { affineLayer } from './affine-layer.js';
import { affineVariables, checkAffine } from './affine-variables.js';
import {
  checkGroups,
  checkSequences,
  leastOf,
  placementOf,
  spanOf,
  type ConvOptions,
  type Placement,
} from './conv-geometry.js';
import { convolve } from './convolve.js';
import type { FunctionalLayer } from './functional-layer.js';
import { kernelLayout } from './kernel-layout.js';

/** Options that say where a kernel is laid along a sequence. */
export interface ConvGeometry1D {
  /** Length of the kernel. */
  readonly kernelSize: number;
  /** Steps of the kernel. */
  readonly stride?: number;
  /** Steps from one element of the kernel to the next. */
  readonly dilation?: number;
}

/** Options of {@link conv1d}. */
export interface Conv1DOptions extends ConvOptions, ConvGeometry1D {
  /**
   * Zeros at both ends by their number, as in PyTorch; `'same'`, as many as make the output
   * ⌈length / stride⌉; or `'causal'`, all that the kernel needs before the first element, so that no
   * output reads what comes after it.
   */
  readonly padding?: number | 'same' | 'causal';
}

/**
 * A convolution over sequences.
 *
 *     y[n, i, o] = b[o] + Σ x[n, s i + d k − p, c] · W[k, c, o]
 *
 * with stride s, dilation d and p zeros before the first element. Maps `[batch, length, inputs]` to
 * `[batch, length′, outputs]` with length′ = ⌊(length + 2 padding − dilation (kernel − 1) − 1) / stride⌋ + 1,
 * as in PyTorch, or ⌈length / stride⌉ for `'same'` and `'causal'`. Without `padding` there is none.
 *
 * Its parameters are `weight`, W `[kernelSize, inputs / groups, outputs]` in memory and
 * `[outputs, inputs / groups, kernelSize]` in a state dict, and `bias` `[outputs]`: PyTorch's `Conv1d`.
 *
 * @throws InputError where sizes are no counts, or groups do not divide inputs and outputs.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { conv1d } from '@gen/core/nn';
 *
 * const layer = conv1d({ inputs: 4, outputs: 8, kernelSize: 3, dilation: 2, padding: 'causal', key: key(0) });
 * const y = layer.apply(tf.zeros([2, 100, 4])); // [2, 100, 8]
 * layer.dispose();
 * ```
 */
export function conv1d(options: Conv1DOptions): FunctionalLayer {
  const { inputs, outputs, kernelSize, groups = 1 } = options;
  checkAffine('conv1d', options);
  checkGroups('conv1d', options);
  const placement = alongWidth('conv1d', options);
  const fans = { fanIn: (inputs / groups) * kernelSize, fanOut: (outputs / groups) * kernelSize };
  const variables = affineVariables([kernelSize, inputs / groups, outputs], fans, options);
  kernelLayout(variables.weight);
  const [, least] = leastOf(placement);
  return affineLayer(variables, (x, weight) => {
    checkSequences('conv1d.apply', x.shape, inputs, least);
    const y = convolve(tf.expandDims(x, 1), tf.expandDims(weight, 0), placement, groups);
    return tf.squeeze(y, [1]);
  });
}

/** A sequence is an image of height 1. */
export function alongWidth(
  callee: string,
  { kernelSize, stride = 1, dilation = 1, padding = 0 }: Omit<Conv1DOptions, keyof ConvOptions>,
): Placement {
  const placement = placementOf(callee, {
    kernelSize: [1, kernelSize],
    // The engine wants one stride for both axes where channels are apart; there is one row anyway.
    stride,
    dilation: [1, dilation],
    padding: typeof padding === 'number' ? [0, padding] : 'same',
  });
  const none = [0, 0] as const;
  return padding === 'causal'
    ? { ...placement, padding: [none, [spanOf(placement)[1] - 1, 0]] }
    : placement;
}

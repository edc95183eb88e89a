import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel, type Mended } from './mended-kernel.js';

/**
 * Kernels on WASM that move elements of four bytes, and take those of booleans, of one, for such: they
 * read and write past their tensors.
 */
export const boolAsIntegers: readonly Mended[] = [
  [tf.Reverse, 'x'],
  [tf.Select, 't', 'e'],
].map(([kernelName, ...names]) =>
  mendedKernel<tf.NamedTensorMap>(kernelName!, 'wasm', {
    wrongFor: (inputs) => inputs[names[0]!]!.dtype === 'bool',
    instead: (inputs, attrs, before) => {
      const integers = names.map((name) => [name, tf.cast(inputs[name]!, 'int32')]);
      return tf.cast(before({ ...inputs, ...Object.fromEntries(integers) }, attrs), 'bool');
    },
  }),
);

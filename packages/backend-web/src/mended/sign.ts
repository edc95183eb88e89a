import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

/** `tf.sign` on WASM, which takes small numbers for zero. */
export const sign = mendedKernel<{ readonly x: tf.Tensor }>(tf.Sign, 'wasm', {
  wrongFor: ({ x }) => x.dtype === 'float32',
  instead: ({ x }) => tf.sub(tf.step(x), tf.step(tf.neg(x))),
});

import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

/** `tf.cast` to booleans on WASM, where tfjs keeps the lowest byte of each number. */
export const castToBool = mendedKernel<{ readonly x: tf.Tensor }, tf.CastAttrs>(tf.Cast, 'wasm', {
  wrongFor: ({ x }, { dtype }) => dtype === 'bool' && x.dtype !== 'bool',
  instead: ({ x }) => tf.notEqual(x, tf.scalar(0, x.dtype as 'float32' | 'int32')),
});

import * as tf from '@tensorflow/tfjs-core';
import { mendedKernel } from './mended-kernel.js';

/** `tf.round` of integers on TensorFlow, which makes them zero. */
export const roundWhole = mendedKernel<{ readonly x: tf.Tensor }>(tf.Round, 'tensorflow', {
  wrongFor: ({ x }) => x.dtype === 'int32',
  instead: ({ x }) => tf.clone(x),
});

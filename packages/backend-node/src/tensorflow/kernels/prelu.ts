import * as tf from '@tensorflow/tfjs-core';
import { tensorflowKernel, type Tensors } from '../call.js';

/** `tf.prelu`; tfjs-node's own needs chained methods, which tfjs-core alone does not have. */
export const prelu = tensorflowKernel<Tensors<'x' | 'alpha'>, unknown>(
  tf.Prelu,
  ({ inputs: { x, alpha } }) => tf.tidy(() => tf.add(tf.relu(x), tf.mul(alpha, tf.minimum(x, 0)))),
);

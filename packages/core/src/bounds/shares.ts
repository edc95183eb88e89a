import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Weights that sum to 1 over the first axis, of their logarithms. */
export function shares(logWeights: Tensor): Tensor {
  const weights = tf.exp(tf.sub(logWeights, tf.max(logWeights, 0, true)));
  return tf.div(weights, tf.sum(weights, 0, true));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * log p of probabilities, −∞ at 0 with a gradient of 0 there: engines differ about log 0, and its slope
 * makes NaN of what it is multiplied with.
 */
export function logOrNothing(probs: Tensor): Tensor {
  const isSomething = tf.greater(probs, 0);
  return tf.where(isSomething, tf.log(tf.where(isSomething, probs, 1)), -Infinity);
}

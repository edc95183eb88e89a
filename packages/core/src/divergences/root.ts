import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** √x for x ≥ 0, with a gradient of 0 rather than ∞ where x is 0: the least of subgradients of a distance. */
export function root(x: Tensor): Tensor {
  const isPositive = tf.greater(x, 0);
  const value = tf.sqrt(tf.where(isPositive, x, tf.onesLike(x)));
  return tf.where(isPositive, value, tf.zerosLike(value));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** A divergence where the product of powers of both densities can be normalized, else ∞. */
export function whereProper(parameter: Tensor, divergence: (parameter: Tensor) => Tensor): Tensor {
  const isProper = tf.greater(parameter, 0);
  const value = divergence(tf.where(isProper, parameter, tf.onesLike(parameter)));
  return tf.where(isProper, value, tf.fill(value.shape, Infinity));
}

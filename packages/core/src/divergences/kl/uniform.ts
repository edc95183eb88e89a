import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Uniform } from '../../distributions/uniform.js';

/**
 * KL divergence of two uniform distributions, infinite unless the first lies inside the second:
 *
 *     log(width_q / widthₚ)
 */
export function klUniform(p: Uniform, q: Uniform): Tensor {
  const logRatio = tf.sub(tf.log(tf.sub(q.high, q.low)), tf.log(tf.sub(p.high, p.low)));
  const isInside = tf.logicalAnd(tf.greaterEqual(p.low, q.low), tf.lessEqual(p.high, q.high));
  return tf.where(isInside, logRatio, Infinity);
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HalfCauchy } from '../../distributions/half-cauchy.js';

/**
 * KL divergence of two half-Cauchy distributions:
 *
 *     log((sₚ + s_q)² / 4 sₚ s_q)
 */
export function klHalfCauchy(p: HalfCauchy, q: HalfCauchy): Tensor {
  const sum = tf.square(tf.add(p.scale, q.scale));
  return tf.sub(tf.log(sum), tf.log(tf.mul(tf.mul(p.scale, q.scale), 4)));
}

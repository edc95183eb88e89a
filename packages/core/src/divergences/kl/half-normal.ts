import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HalfNormal } from '../../distributions/half-normal.js';

/**
 * KL divergence of two half-normal distributions, with r = σₚ / σ_q:
 *
 *     ½ (r² − 1) − log r
 */
export function klHalfNormal(p: HalfNormal, q: HalfNormal): Tensor {
  const ratio = tf.div(p.scale, q.scale);
  return tf.sub(tf.mul(tf.sub(tf.square(ratio), 1), 0.5), tf.log(ratio));
}

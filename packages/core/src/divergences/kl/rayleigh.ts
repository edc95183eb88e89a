import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Rayleigh } from '../../distributions/rayleigh.js';

/**
 * KL divergence of two Rayleigh distributions, with r = σₚ / σ_q:
 *
 *     r² − 1 − 2 log r
 */
export function klRayleigh(p: Rayleigh, q: Rayleigh): Tensor {
  const ratio = tf.div(p.scale, q.scale);
  return tf.sub(tf.sub(tf.square(ratio), 1), tf.mul(tf.log(ratio), 2));
}

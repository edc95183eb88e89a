import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Gumbel } from '../../distributions/gumbel.js';
import { EULER } from '../../distributions/euler.js';
import { lgamma } from '../../special/lgamma.js';

/**
 * KL divergence of two Gumbel distributions, with r = sₚ / s_q and d = (μₚ − μ_q) / s_q:
 *
 *     −log r + γ (r − 1) + e⁻ᵈ Γ(1 + r) − 1 + d
 */
export function klGumbel(p: Gumbel, q: Gumbel): Tensor {
  const ratio = tf.div(p.scale, q.scale);
  const distance = tf.div(tf.sub(p.loc, q.loc), q.scale);
  const tail = tf.exp(tf.sub(lgamma(tf.add(ratio, 1)), distance));
  const linear = tf.add(tf.mul(tf.sub(ratio, 1), EULER), distance);
  return tf.sub(tf.add(tf.sub(linear, tf.log(ratio)), tail), 1);
}

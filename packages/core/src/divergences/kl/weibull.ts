import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Weibull } from '../../distributions/weibull.js';
import { EULER } from '../../distributions/euler.js';
import { lgamma } from '../../special/lgamma.js';

/**
 * KL divergence of two Weibull distributions, with r = k_q / kₚ and d = log λₚ − log λ_q:
 *
 *     −log r + γ (r − 1) + e^{k_q d} Γ(1 + r) − 1 − k_q d
 *
 * (Bauckhage 2013, "Computing the Kullback–Leibler divergence between two Weibull distributions",
 * https://arxiv.org/abs/1310.3713).
 */
export function klWeibull(p: Weibull, q: Weibull): Tensor {
  const ratio = tf.div(q.concentration, p.concentration);
  const logShift = tf.mul(q.concentration, tf.sub(tf.log(p.scale), tf.log(q.scale)));
  const tail = tf.exp(tf.add(lgamma(tf.add(ratio, 1)), logShift));
  const linear = tf.sub(tf.mul(tf.sub(ratio, 1), EULER), logShift);
  return tf.sub(tf.add(tf.sub(linear, tf.log(ratio)), tail), 1);
}

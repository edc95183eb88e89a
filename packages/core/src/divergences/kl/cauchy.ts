import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Cauchy } from '../../distributions/cauchy.js';

/**
 * KL divergence of two Cauchy distributions:
 *
 *     log(((sₚ + s_q)² + (μₚ − μ_q)²) / 4 sₚ s_q)
 *
 * (Chyzak & Nielsen 2019, "A closed-form formula for the Kullback–Leibler divergence between Cauchy
 * distributions", https://arxiv.org/abs/1905.10965).
 */
export function klCauchy(p: Cauchy, q: Cauchy): Tensor {
  const square = tf.square(tf.sub(p.loc, q.loc));
  const sum = tf.add(tf.square(tf.add(p.scale, q.scale)), square);
  return tf.sub(tf.log(sum), tf.log(tf.mul(tf.mul(p.scale, q.scale), 4)));
}

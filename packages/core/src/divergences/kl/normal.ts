import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Normal } from '../../distributions/normal.js';

/**
 * KL divergence of two normal distributions, with r = σₚ / σ_q:
 *
 *     ½ (((μₚ − μ_q) / σ_q)² + r² − 1) − log r
 *
 * (Kingma & Welling 2014, "Auto-encoding variational Bayes", appendix B, for a standard normal q,
 * https://arxiv.org/abs/1312.6114).
 */
export function klNormal(p: Normal, q: Normal): Tensor {
  const ratio = tf.div(p.scale, q.scale);
  const distance = tf.div(tf.sub(p.loc, q.loc), q.scale);
  const squares = tf.sub(tf.add(tf.square(distance), tf.square(ratio)), 1);
  return tf.sub(tf.mul(squares, 0.5), tf.log(ratio));
}

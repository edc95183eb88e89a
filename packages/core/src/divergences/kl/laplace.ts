import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Laplace } from '../../distributions/laplace.js';

/**
 * KL divergence of two Laplace distributions, with d = |μₚ − μ_q|:
 *
 *     log(s_q / sₚ) + (sₚ exp(−d / sₚ) + d) / s_q − 1
 */
export function klLaplace(p: Laplace, q: Laplace): Tensor {
  const distance = tf.abs(tf.sub(p.loc, q.loc));
  const decay = tf.mul(p.scale, tf.exp(tf.neg(tf.div(distance, p.scale))));
  const logRatio = tf.sub(tf.log(q.scale), tf.log(p.scale));
  return tf.sub(tf.add(logRatio, tf.div(tf.add(decay, distance), q.scale)), 1);
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { asTensor } from '../../distributions/parameter.js';
import type { Poisson } from '../../distributions/poisson.js';

/**
 * KL divergence of two Poisson distributions:
 *
 *     λₚ (log λₚ − log λ_q) + λ_q − λₚ
 */
export function klPoisson(p: Poisson, q: Poisson): Tensor {
  const [rate, other] = [asTensor(p.rate), asTensor(q.rate)];
  const some = tf.greater(rate, 0);
  const logRatio = tf.where(some, tf.log(tf.div(tf.where(some, rate, 1), other)), 0);
  return tf.add(tf.mul(rate, logRatio), tf.sub(other, rate));
}

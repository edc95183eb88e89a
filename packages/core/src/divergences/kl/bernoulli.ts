import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bernoulli } from '../../distributions/bernoulli.js';

/**
 * KL divergence of two Bernoulli or continuous Bernoulli distributions, with the mean m of the first:
 *
 *     log p(m) − log q(m)
 *
 * Log masses are linear in x, so their expectation is their value at the mean; of two Bernoulli
 * distributions it is p log (p / q) + (1 − p) log ((1 − p) / (1 − q)).
 */
export function klBernoulli(p: Bernoulli, q: Bernoulli): Tensor {
  const mean = p.mean();
  return tf.sub(p.logProb(mean), q.logProb(mean));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bernoulli } from '../../distributions/bernoulli.js';
import { logaddexp } from '../../special/logaddexp.js';

/**
 * Rényi divergence of two Bernoulli distributions, summed over both outcomes:
 *
 *     log(p^α q^{1−α} + (1 − p)^α (1 − q)^{1−α}) / (α − 1)
 */
export function renyiBernoulli(p: Bernoulli, q: Bernoulli, order: number): Tensor {
  const [one, zero] = [1, 0].map((outcome) => {
    const x = tf.scalar(outcome);
    return tf.add(tf.mul(p.logProb(x), order), tf.mul(q.logProb(x), 1 - order));
  });
  return tf.div(logaddexp(one!, zero!), order - 1);
}

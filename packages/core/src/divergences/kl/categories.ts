import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HasLogProbs } from '../../distributions/categorical.js';
import type { Multinomial } from '../../distributions/multinomial.js';
import { finiteLogs } from '../../distributions/categories.js';
import { atEqualTotals } from './at-equal-totals.js';

/**
 * KL divergence of two distributions of K categories:
 *
 *     Σₖ pₖ (log pₖ − log qₖ),   ∞ where p has a category that q has not
 */
export function klCategories(p: HasLogProbs, q: HasLogProbs): Tensor {
  const [logP, logQ] = [p.logProbs(), q.logProbs()];
  const probs = tf.exp(logP);
  const some = tf.greater(probs, 0);
  const ratio = tf.sub(finiteLogs(logP), tf.where(some, logQ, 0));
  return tf.sum(tf.where(some, tf.mul(probs, ratio), 0), -1);
}

/** KL divergence of two multinomial distributions: that of one trial, times n. */
export const klMultinomial = (p: Multinomial, q: Multinomial): Tensor =>
  atEqualTotals(p.total, q.total, (n) => tf.mul(n, klCategories(p, q)));

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bernoulli } from '../../distributions/bernoulli.js';
import type { Binomial } from '../../distributions/binomial.js';
import type { Geometric } from '../../distributions/geometric.js';
import type { LogitsOrProbs } from '../../distributions/logits-or-probs.js';
import type { NegativeBinomial } from '../../distributions/negative-binomial.js';
import { atEqualTotals } from './at-equal-totals.js';
import { klBernoulli } from './bernoulli.js';

/** The divergence of one trial, and how often on average it succeeds. */
function ofOne(p: LogitsOrProbs, q: LogitsOrProbs): { kl: Tensor; success: Tensor } {
  const trial = bernoulli(p);
  return { kl: klBernoulli(trial, bernoulli(q)), success: trial.mean() };
}

/** KL divergence of two binomial distributions of n trials: n times that of one. */
export const klBinomial = (p: Binomial, q: Binomial): Tensor =>
  atEqualTotals(p.total, q.total, (n) => tf.mul(n, ofOne(p, q).kl));

/** KL divergence of two geometric distributions: that of one trial, 1 / p of which come to one success. */
export function klGeometric(p: Geometric, q: Geometric): Tensor {
  const { kl, success } = ofOne(p, q);
  return tf.div(kl, success);
}

/**
 * KL divergence of two negative binomial distributions up to n failures: that of one trial, of which
 * n / (1 − p) come to n.
 */
export const klNegativeBinomial = (p: NegativeBinomial, q: NegativeBinomial): Tensor =>
  atEqualTotals(p.total, q.total, (n) => {
    const { kl, success } = ofOne(p, q);
    return tf.div(tf.mul(n, kl), tf.sub(1, success));
  });

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HasLogProbs } from '../../distributions/categorical.js';
import type { Geometric } from '../../distributions/geometric.js';
import { asTensor } from '../../distributions/parameter.js';
import type { Poisson } from '../../distributions/poisson.js';
import { log1mexp } from '../../special/log1mexp.js';
import { logsumexp } from '../../special/logsumexp.js';
import { whereProper } from './where-proper.js';

/**
 * Rényi divergence of two distributions of K categories:
 *
 *     log Σₖ pₖ^α q_k^{1−α} / (α − 1),   ∞ where q lacks a category of p and α > 1
 */
export function renyiCategories(p: HasLogProbs, q: HasLogProbs, order: number): Tensor {
  const [logP, logQ] = [p.logProbs(), q.logProbs()];
  const isSome = tf.greater(logP, -Infinity);
  const terms = tf.add(
    tf.mul(tf.where(isSome, logP, 0), order),
    tf.mul(tf.where(isSome, logQ, 0), 1 - order),
  );
  return tf.div(logsumexp(tf.where(isSome, terms, -Infinity), -1), order - 1);
}

/**
 * Rényi divergence of two Poisson distributions:
 *
 *     (λₚ^α λ_q^{1−α} − α λₚ − (1 − α) λ_q) / (α − 1)
 */
export function renyiPoisson(p: Poisson, q: Poisson, order: number): Tensor {
  const [rate, other] = [asTensor(p.rate), asTensor(q.rate)];
  const product = tf.mul(tf.pow(tf.div(rate, other), order), other);
  const mean = tf.add(tf.mul(rate, order), tf.mul(other, 1 - order));
  return tf.div(tf.sub(product, mean), order - 1);
}

/**
 * Rényi divergence of two geometric distributions, of successes p and q:
 *
 *     log(p^α q^{1−α} / (1 − (1 − p)^α (1 − q)^{1−α})) / (α − 1),   ∞ where the sum has no limit
 */
export function renyiGeometric(p: Geometric, q: Geometric, order: number): Tensor {
  const zero = tf.scalar(0);
  const mixed = (ofP: Tensor, ofQ: Tensor): Tensor =>
    tf.add(tf.mul(ofP, order), tf.mul(ofQ, 1 - order));
  const failures = mixed(p.logSurvival(zero), q.logSurvival(zero));
  return whereProper(tf.neg(failures), (rest) => {
    const successes = mixed(p.logProb(zero), q.logProb(zero));
    return tf.div(tf.sub(successes, log1mexp(tf.neg(rest))), order - 1);
  });
}

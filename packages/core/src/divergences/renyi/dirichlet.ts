import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Dirichlet } from '../../distributions/dirichlet.js';
import { lgamma } from '../../special/lgamma.js';

/**
 * Rényi divergence of two Dirichlet distributions, with m = α aₚ + (1 − α) a_q and the log normalizer
 * F(a) = Σₖ log Γ(aₖ) − log Γ(Σₖ aₖ):
 *
 *     (F(m) − α F(aₚ) − (1 − α) F(a_q)) / (α − 1),   ∞ where an element of m is not above 0
 */
export function renyiDirichlet(p: Dirichlet, q: Dirichlet, order: number): Tensor {
  const between = tf.add(tf.mul(p.concentration, order), tf.mul(q.concentration, 1 - order));
  const isProper = tf.all(tf.greater(between, 0), -1);
  const inside = tf.where(tf.greater(between, 0), between, 1);
  const ofBoth = tf.add(
    tf.mul(logNormalizer(p.concentration), order),
    tf.mul(logNormalizer(q.concentration), 1 - order),
  );
  return tf.where(isProper, tf.div(tf.sub(logNormalizer(inside), ofBoth), order - 1), Infinity);
}

const logNormalizer = (a: Tensor): Tensor => tf.sub(tf.sum(lgamma(a), -1), lgamma(tf.sum(a, -1)));

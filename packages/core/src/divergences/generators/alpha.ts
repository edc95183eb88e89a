import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';
import type { DivergenceGenerator } from './divergence-generator.js';

/**
 * Generator of the α-divergences, between those of Kullback and Leibler in both directions and beyond.
 *
 *     f(u) = (u^α − 1 − α (u − 1)) / (α (α − 1))
 *     f(u) = u log u − u + 1   for α = 1,   f(u) = u − 1 − log u   for α = 0
 *     g(v) = (e^{(α−1) v} − 1) / (α − 1),   f*(g(v)) = (e^{α v} − 1) / α
 *
 * So D = (∫ p^α q^{1−α} − 1) / (α (α − 1)): half of Pearson's χ² for α = 2, and four times the squared
 * Hellinger distance for α = ½. The best score is v = log p / q (Cichocki & Amari 2010, "Families of
 * alpha-, beta- and gamma-divergences", §3.1, https://doi.org/10.3390/e12061532).
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { alpha, monteCarloFDivergence } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const d = monteCarloFDivergence(alpha(0.5), p, q, key(0), 10_000); // value about 0.47
 * ```
 */
export function alpha(order: number): DivergenceGenerator {
  if (!Number.isFinite(order)) {
    throw new InputError({
      callee: 'alpha',
      argument: 'order',
      expected: 'a finite number',
      got: `${order}`,
    });
  }
  const activation = expm1Over(order - 1);
  return {
    f: generator(order),
    reverse: generator(1 - order),
    derivative: activation,
    conjugate: (t) => expm1Over(order)(log1pOver(order - 1)(t)),
    activation,
    conjugateOfActivation: expm1Over(order),
  };
}

function generator(order: number): (logRatio: Tensor) => Tensor {
  if (order === 0) return (t) => tf.tidy(() => tf.sub(tf.expm1(t), t));
  if (order === 1) return (t) => tf.tidy(() => tf.sub(ratioTimesLog(t), tf.expm1(t)));
  return (t) =>
    tf.tidy(() => {
      const power = tf.expm1(tf.mul(t, order));
      return tf.div(tf.sub(power, tf.mul(tf.expm1(t), order)), order * (order - 1));
    });
}

/** u log u of log u, which is 0 where u is. */
export function ratioTimesLog(logRatio: Tensor): Tensor {
  const bounded = tf.maximum(logRatio, -100);
  return tf.mul(tf.exp(bounded), bounded);
}

/** (e^{c v} − 1) / c, which is v for c = 0. */
const expm1Over =
  (c: number) =>
  (v: Tensor): Tensor =>
    c === 0 ? tf.clone(v) : tf.tidy(() => tf.div(tf.expm1(tf.mul(v, c)), c));

/** The inverse of {@link expm1Over}. */
const log1pOver =
  (c: number) =>
  (t: Tensor): Tensor =>
    c === 0 ? tf.clone(t) : tf.tidy(() => tf.div(tf.log1p(tf.mul(t, c)), c));

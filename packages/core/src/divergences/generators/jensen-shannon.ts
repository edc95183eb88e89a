import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { ratioTimesLog } from './alpha.js';
import type { DivergenceGenerator } from './divergence-generator.js';

/** log((1 + eᵛ) / 2). */
const logMean = (v: Tensor): Tensor => tf.sub(tf.softplus(v), Math.LN2);

const half = (compute: () => Tensor): Tensor => tf.tidy(() => tf.mul(compute(), 0.5));

const f = (t: Tensor): Tensor =>
  half(() => tf.sub(ratioTimesLog(t), tf.mul(tf.add(tf.exp(t), 1), logMean(t))));

const activation = (v: Tensor): Tensor => half(() => tf.neg(logMean(tf.neg(v))));

/**
 * Generator of the Jensen–Shannon divergence, in nats: from 0 to log 2.
 *
 *     JS(p, q) = ½ KL(p ‖ m) + ½ KL(q ‖ m),   m = ½ (p + q)
 *     f(u) = ½ (u log u − (1 + u) log ½ (1 + u))
 *     g(v) = ½ (log 2 − log(1 + e⁻ᵛ)),   f*(t) = −½ log(2 − e²ᵗ),   f*(g(v)) = ½ (log(1 + eᵛ) − log 2)
 *
 * The best score is v = log p / q (Lin 1991, "Divergence measures based on the Shannon entropy",
 * https://doi.org/10.1109/18.61115; f-GAN's, https://arxiv.org/abs/1606.00709, is twice as large).
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { jensenShannon, monteCarloFDivergence } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const js = monteCarloFDivergence(jensenShannon, p, q, key(0), 10_000); // value about 0.11
 * ```
 */
export const jensenShannon: DivergenceGenerator = {
  f,
  reverse: f,
  derivative: activation,
  conjugate: (t) => half(() => tf.neg(tf.log1p(tf.neg(tf.expm1(tf.mul(t, 2)))))),
  activation,
  conjugateOfActivation: (v) => half(() => logMean(v)),
};

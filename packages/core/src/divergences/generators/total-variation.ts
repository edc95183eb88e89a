import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { DivergenceGenerator } from './divergence-generator.js';

const half = (compute: () => Tensor): Tensor => tf.tidy(() => tf.mul(compute(), 0.5));

const f = (t: Tensor): Tensor => half(() => tf.abs(tf.expm1(t)));

const activation = (v: Tensor): Tensor => half(() => tf.tanh(tf.mul(v, 0.5)));

/**
 * Generator of the total variation distance: from 0 to 1.
 *
 *     TV(p, q) = ½ ∫ |p − q| = sup_A P(A) − Q(A)
 *     f(u) = ½ |u − 1|,   g(v) = ½ tanh ½ v,   f*(t) = t   for |t| ≤ ½
 *
 * The best T is ½ sign(p − q), which scores come near as they grow (Nowozin, Cseke, Tomioka 2016,
 * "f-GAN", table 6, https://arxiv.org/abs/1606.00709).
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { monteCarloFDivergence, totalVariation } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const tv = monteCarloFDivergence(totalVariation, p, q, key(0), 10_000); // value about 0.383
 * ```
 */
export const totalVariation: DivergenceGenerator = {
  f,
  reverse: f,
  derivative: (t) => half(() => tf.sign(t)),
  conjugate: (t) => tf.clone(t),
  activation,
  conjugateOfActivation: activation,
};

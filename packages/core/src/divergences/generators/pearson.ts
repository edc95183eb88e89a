import * as tf from '@tensorflow/tfjs-core';
import type { DivergenceGenerator } from './divergence-generator.js';

/**
 * Generator of Pearson's χ² divergence.
 *
 *     χ²(p ‖ q) = ∫ (p − q)² / q
 *     f(u) = (u − 1)²,   g(v) = v,   f*(t) = ¼ t² + t
 *
 * The best score is v = 2 (p / q − 1): linear in the ratio, so nothing overflows (Nowozin, Cseke,
 * Tomioka 2016, "f-GAN", table 1, https://arxiv.org/abs/1606.00709).
 *
 * @example
 * ```ts
 * import { fDivergenceBound, pearson } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bound = fDivergenceBound(pearson, tf.tensor1d([1, 0.5]), tf.tensor1d([-1, -0.5])); // 1.34375
 * ```
 */
export const pearson: DivergenceGenerator = {
  f: (t) => tf.tidy(() => tf.square(tf.expm1(t))),
  reverse: (t) => tf.tidy(() => tf.mul(tf.expm1(t), tf.neg(tf.expm1(tf.neg(t))))),
  derivative: (t) => tf.tidy(() => tf.mul(tf.expm1(t), 2)),
  conjugate: (t) => tf.tidy(() => tf.add(tf.mul(tf.square(t), 0.25), t)),
  activation: (v) => tf.clone(v),
  conjugateOfActivation: (v) => pearson.conjugate(v),
};

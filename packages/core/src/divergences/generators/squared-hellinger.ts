import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { DivergenceGenerator } from './divergence-generator.js';

const half = (compute: () => Tensor): Tensor => tf.tidy(() => tf.mul(compute(), 0.5));

const f = (t: Tensor): Tensor => half(() => tf.square(tf.expm1(tf.mul(t, 0.5))));

const activation = (v: Tensor): Tensor => half(() => tf.neg(tf.expm1(tf.mul(v, -0.5))));

/**
 * Generator of the squared Hellinger distance: from 0 to 1.
 *
 *     H²(p, q) = ½ ∫ (√p − √q)² = 1 − ∫ √(p q)
 *     f(u) = ½ (√u − 1)²,   g(v) = ½ (1 − e^{−v/2}),   f*(t) = t / (1 − 2t),   f*(g(v)) = ½ (e^{v/2} − 1)
 *
 * The best score is v = log p / q (Nowozin, Cseke, Tomioka 2016, "f-GAN", table 1,
 * https://arxiv.org/abs/1606.00709, where it is twice as large).
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { monteCarloFDivergence, squaredHellinger } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const h2 = monteCarloFDivergence(squaredHellinger, p, q, key(0), 10_000); // value about 0.1175
 * ```
 */
export const squaredHellinger: DivergenceGenerator = {
  f,
  reverse: f,
  derivative: activation,
  conjugate: (t) => tf.tidy(() => tf.div(t, tf.sub(1, tf.mul(t, 2)))),
  activation,
  conjugateOfActivation: (v) => half(() => tf.expm1(tf.mul(v, 0.5))),
};

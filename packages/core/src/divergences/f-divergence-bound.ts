import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { DivergenceGenerator } from './generators/divergence-generator.js';

/**
 * A lower bound on an f-divergence from the scores that a function gives samples of both sides.
 *
 *     D_f(p ‖ q) ≥ E_{x ∼ p} [g(v(x))] − E_{x ∼ q} [f*(g(v(x)))]
 *
 * It is what the critic of an f-GAN maximizes; it is tight where g(v) = f′(p / q). Of finite samples it
 * is an unbiased estimate of a bound for scores that were not fitted to them (Nguyen, Wainwright,
 * Jordan 2010, §II, https://arxiv.org/abs/0809.0853; Nowozin, Cseke, Tomioka 2016, eq. 7,
 * https://arxiv.org/abs/1606.00709).
 *
 * @param scoresOfP v at samples of p, any shape.
 * @param scoresOfQ v at samples of q, any shape.
 * @returns a scalar; in nats for Kullback–Leibler and Jensen–Shannon.
 *
 * @example
 * ```ts
 * import { fDivergenceBound, jensenShannon } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bound = fDivergenceBound(jensenShannon, tf.tensor1d([3, 4]), tf.tensor1d([-5, -4])); // 0.67
 * ```
 */
export function fDivergenceBound(
  { activation, conjugateOfActivation }: DivergenceGenerator,
  scoresOfP: Tensor,
  scoresOfQ: Tensor,
): Tensor {
  return tf.tidy(() =>
    tf.sub(tf.mean(activation(scoresOfP)), tf.mean(conjugateOfActivation(scoresOfQ))),
  );
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { checkPair } from './pair.js';
import { checkKnown, renyiDivergence } from './renyi-divergence.js';

/**
 * Squared Hellinger distance, in closed form where the Rényi divergence is known: from 0 to 1.
 *
 *     H²(p, q) = ½ ∫ (√p − √q)² = 1 − e^{−½ R_½(p ‖ q)}
 *
 * The exponential is the Bhattacharyya coefficient ∫ √(p q) (van Erven & Harremoës 2014, "Rényi
 * divergence and Kullback–Leibler divergence", §I, https://arxiv.org/abs/1206.2459).
 *
 * @returns the batch shape that those of p and q broadcast to.
 * @throws InputError where no closed form is known; {@link monteCarloFDivergence} estimates it.
 *
 * @example
 * ```ts
 * import { normal } from '@gen/core';
 * import { squaredHellingerDistance } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const d = squaredHellingerDistance(p, q); // 0.1175
 * ```
 */
export function squaredHellingerDistance(p: Distribution, q: Distribution): Tensor {
  checkPair('squaredHellingerDistance', p, q);
  const remedy = 'monteCarloFDivergence(squaredHellinger, p, q, key, samples) estimates it.';
  checkKnown('squaredHellingerDistance', p, q, remedy);
  return tf.tidy(() => tf.neg(tf.expm1(tf.mul(renyiDivergence(p, q, 1 / 2), -0.5))));
}

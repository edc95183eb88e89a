import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { checkPair } from './pair.js';
import { checkKnown, renyiDivergence } from './renyi-divergence.js';

/**
 * Pearson's χ² divergence, in closed form where the Rényi divergence is known.
 *
 *     χ²(p ‖ q) = ∫ (p − q)² / q = e^{R₂(p ‖ q)} − 1
 *
 * ∞ where the tails of q are too light (van Erven & Harremoës 2014, "Rényi divergence and
 * Kullback–Leibler divergence", §I, https://arxiv.org/abs/1206.2459).
 *
 * @returns the batch shape that those of p and q broadcast to.
 * @throws InputError where no closed form is known; {@link monteCarloFDivergence} estimates it.
 *
 * @example
 * ```ts
 * import { normal } from '@gen/core';
 * import { chiSquaredDivergence } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const d = chiSquaredDivergence(p, q); // 1.718
 * ```
 */
export function chiSquaredDivergence(p: Distribution, q: Distribution): Tensor {
  checkPair('chiSquaredDivergence', p, q);
  const remedy = 'monteCarloFDivergence(pearson, p, q, key, samples) estimates it.';
  checkKnown('chiSquaredDivergence', p, q, remedy);
  return tf.tidy(() => tf.expm1(renyiDivergence(p, q, 2)));
}

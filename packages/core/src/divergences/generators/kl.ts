import { alpha } from './alpha.js';
import type { DivergenceGenerator } from './divergence-generator.js';

/**
 * Generator of the Kullback–Leibler divergence KL(p ‖ q).
 *
 *     f(u) = u log u − u + 1,   g(v) = v,   f*(t) = eᵗ − 1
 *
 * The best score is v = log p / q. The usual u log u is this one up to a multiple of u − 1, whose
 * expectation is 0 (Nowozin, Cseke, Tomioka 2016, "f-GAN", table 1, https://arxiv.org/abs/1606.00709).
 *
 * @example
 * ```ts
 * import { fDivergenceBound, kl } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bound = fDivergenceBound(kl, tf.tensor1d([1, 0.5]), tf.tensor1d([-1, -0.5])); // 1.263
 * ```
 */
export const kl: DivergenceGenerator = alpha(1);

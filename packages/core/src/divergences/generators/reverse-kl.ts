import { alpha } from './alpha.js';
import type { DivergenceGenerator } from './divergence-generator.js';

/**
 * Generator of the reverse Kullback–Leibler divergence KL(q ‖ p).
 *
 *     f(u) = u − 1 − log u,   g(v) = 1 − e⁻ᵛ,   f*(t) = −log(1 − t),   f*(g(v)) = v
 *
 * The best score is v = log p / q (Nowozin, Cseke, Tomioka 2016, "f-GAN", table 1,
 * https://arxiv.org/abs/1606.00709; f there is up to a multiple of u − 1).
 *
 * @example
 * ```ts
 * import { fDivergenceBound, reverseKl } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bound = fDivergenceBound(reverseKl, tf.tensor1d([1, 0.5]), tf.tensor1d([-1, -0.5])); // 1.263
 * ```
 */
export const reverseKl: DivergenceGenerator = alpha(0);

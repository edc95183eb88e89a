import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';
import { checkCategories } from './check-categories.js';
import { checkDrawShape } from './check-draw-shape.js';
import type { Key } from './key.js';
import { logGamma } from './log-gamma.js';

/**
 * Draws vectors of probabilities with a Dirichlet distribution, whose density is ∝ ∏ xₖ^(aₖ − 1).
 *
 *     x = softmax(log G₁, …, log G_K),   G_k ~ Gamma(a_k)
 *
 * In log space, so concentrations may be tiny. Exact as {@link gamma} is. Gradients do not pass: those
 * of the concentrations are zero.
 *
 * @param shape that of the vectors' places, without the categories.
 * @param concentration a above 0, `[..., K]`, where `...` broadcasts to `shape`.
 * @returns `[...shape, K]`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dirichlet } from '@gen/core/random';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const weights = dirichlet(key(0), [64], tf.tensor1d([1, 1, 0.5])); // [64, 3]
 * ```
 */
export function dirichlet(key: Key, shape: Shape, concentration: Tensor): Tensor {
  checkDrawShape('dirichlet', shape);
  const categories = checkCategories('dirichlet', 'concentration', concentration, shape);
  return tf.tidy(() => {
    const logs = logGamma(key, [...shape, categories], concentration);
    return logs.size === 0 ? logs : tf.softmax(logs);
  });
}

import type { Tensor } from '@tensorflow/tfjs-core';
import { positiveVector } from '../constraints/positive-vector.js';
import { realMatrix } from '../constraints/real-matrix.js';
import { checkMatrix } from '../linalg/check-matrix.js';
import { checkScale, ofEach } from './multivariate-normal-diag.js';
import { multivariateNormalOf, type MultivariateNormal } from './multivariate-normal.js';
import type { Parameter } from './parameter.js';
import { scatterOfLowRank } from './scatter.js';

/** What {@link multivariateNormalLowRank} is made of; batch shapes broadcast. */
export interface MultivariateNormalLowRankOptions {
  /** Mean μ, `[..., n]` or one number for all coordinates; 0 by default. */
  readonly loc?: Parameter;
  /** Factor W, `[..., n, k]`, where k is much smaller than n. */
  readonly factor: Tensor;
  /** Standard deviations σ > 0 of the coordinates' own noise, `[..., n]` or one number for all. */
  readonly scale: Parameter;
}

/**
 * Normal distribution of vectors whose covariance is a diagonal plus a low rank.
 *
 *     x ~ N(μ, W Wᵀ + diag(σ²)),   x = μ + W u + σ ε
 *
 * The cost is linear in n: the inverse by the identity of Woodbury, as least squares, and the
 * determinant by the lemma of matrix determinants. It is of the family of {@link multivariateNormal}
 * (Bishop 2006, "Pattern recognition and machine learning", §12.2.4 and eq. C.7, on factor analysis,
 * https://www.microsoft.com/en-us/research/publication/pattern-recognition-machine-learning/).
 *
 * @throws InputError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { key, multivariateNormalLowRank } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = multivariateNormalLowRank({ factor: tf.ones([100, 2]), scale: 0.5 });
 * const logProb = d.logProb(d.sample(key(0), [64])); // [64]
 * ```
 */
export function multivariateNormalLowRank({
  loc = 0,
  factor,
  scale,
}: MultivariateNormalLowRankOptions): MultivariateNormal {
  checkMatrix('multivariateNormalLowRank', 'factor', factor);
  const size = factor.shape.at(-2)!;
  checkScale('multivariateNormalLowRank', scale, size);
  return multivariateNormalOf({
    callee: 'multivariateNormalLowRank',
    loc,
    parameters: { factor: [factor, realMatrix], scale: [scale, positiveVector] },
    size,
    scatter: () => scatterOfLowRank(factor, ofEach(scale, size)),
  });
}

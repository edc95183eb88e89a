import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import type { Key } from '../../random/key.js';
import { unitSphere } from '../../random/unit-sphere.js';
import { checkTwoSamples } from '../check-samples.js';
import { root } from '../root.js';
import { massesOf } from './masses.js';
import { costOfSorted, costOfWeighted, type WassersteinOrder } from './transport-cost.js';

/** How {@link slicedWasserstein} measures. */
export interface SlicedWassersteinOptions {
  /** Number of directions that are drawn; 64 by default. */
  readonly projections?: number;
  /** p: 1 or 2, the default. */
  readonly order?: WassersteinOrder;
}

/**
 * Sliced Wasserstein distance of two samples of vectors: that of their projections on random lines.
 *
 *     SW_p(x, y) = (1/L Σₗ W_p(θₗᵀ x, θₗᵀ y)ᵖ)^{1/p},   θₗ uniform on the sphere
 *
 * Its p-th power is an unbiased estimate of the mean over all directions. A pure function of `key`,
 * differentiable in both samples (Bonneel et al. 2015, "Sliced and Radon Wasserstein barycenters of
 * measures", §3, https://doi.org/10.1007/s10851-014-0506-3).
 *
 * @param x shape `[n, d]`.
 * @param y shape `[m, d]`.
 * @returns a scalar, in the units of x.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { slicedWasserstein } from '@gen/core/divergences';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [256, 8]), gaussian(key(1), [256, 8])];
 * const distance = slicedWasserstein(x, y, key(2), { projections: 128 });
 * ```
 */
export function slicedWasserstein(
  x: Tensor,
  y: Tensor,
  key: Key,
  { projections = 64, order = 2 }: SlicedWassersteinOptions = {},
): Tensor {
  const callee = 'slicedWasserstein';
  checkTwoSamples(callee, x, y);
  checkCount(callee, 'projections', projections);
  return tf.tidy(() => {
    const directions = unitSphere(key, [projections, x.shape[1]!]);
    const [left, right] = [x, y].map((each) => tf.matMul(directions, each, false, true)) as [
      Tensor2D,
      Tensor2D,
    ]; // [projections, n] and [projections, m]
    const even = (each: Tensor2D): Tensor2D =>
      massesOf(callee, 'x', undefined, each.shape) as Tensor2D;
    const cost =
      left.shape[1] === right.shape[1]
        ? costOfSorted(left, right, order)
        : costOfWeighted(left, right, { a: even(left), b: even(right) }, order);
    return order === 1 ? tf.mean(cost) : root(tf.mean(cost));
  });
}

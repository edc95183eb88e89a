import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTwoSamples } from './check-samples.js';
import { checkShape } from '../check-shape.js';
import { meanOfDraws, tidyEstimate, type MonteCarloEstimate } from './monte-carlo-estimate.js';
import type { Similarity } from './similarities/similarity.js';

/**
 * Squared maximum mean discrepancy of two samples, without bias, in a time linear in their size.
 *
 *     MMD² = 2/n Σᵢ h(i),   i = 1, 3, 5, …
 *     h(i) = k(xᵢ, xᵢ₊₁) + k(yᵢ, yᵢ₊₁) − k(xᵢ, yᵢ₊₁) − k(xᵢ₊₁, yᵢ)
 *
 * Its terms are independent, so its standard error is known; it varies more than {@link mmdUnbiased}
 * does. The last of an odd number is left out (Gretton et al. 2012, "A kernel two-sample test", §6,
 * https://jmlr.org/papers/v13/gretton12a.html).
 *
 * @param x shape `[n, d]`, n ≥ 2, in an order that means nothing.
 * @param y shape `[n, d]`.
 * @param kernel as that of {@link mmd}.
 * @returns value and standard error, scalars.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { mmdLinear, rbfKernel } from '@gen/core/divergences';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [1000, 2]), gaussian(key(1), [1000, 2])];
 * const { value, standardError } = mmdLinear(x, y, rbfKernel({ bandwidth: 1 }));
 * ```
 */
export function mmdLinear(x: Tensor, y: Tensor, kernel: Similarity): MonteCarloEstimate {
  checkTwoSamples('mmdLinear', x, y, 2);
  checkShape('mmdLinear', 'y', y.shape, x.shape, 'Both samples must be of one size.');
  return tidyEstimate(() => {
    const [x0, x1] = halvesOfPairs(x);
    const [y0, y1] = halvesOfPairs(y);
    const own = tf.add(kernel(x0, x1), kernel(y0, y1));
    const crossed = tf.add(kernel(x0, y1), kernel(x1, y0));
    return meanOfDraws(tf.reshape(tf.sub(own, crossed), [-1]));
  });
}

/** The first and the second of each pair of neighbours, each as a batch of one vector, `[n / 2, 1, d]`. */
function halvesOfPairs(x: Tensor): [Tensor, Tensor] {
  const [count, size] = [Math.floor(x.shape[0]! / 2), x.shape[1]!];
  const pairs = tf.reshape(tf.slice(x, [0, 0], [2 * count, size]), [count, 2, size]);
  return tf.split(pairs, 2, 1) as [Tensor, Tensor];
}

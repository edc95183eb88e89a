import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTwoSamples } from './check-samples.js';
import { meanBesideDiagonal } from './mean-beside-diagonal.js';
import type { Similarity } from './similarities/similarity.js';

/**
 * Squared maximum mean discrepancy of two samples, without bias: below 0 about as often as above
 * where both are of one distribution.
 *
 *     MMD² = 1/n(n−1) Σ_{i≠j} k(xᵢ, xⱼ) + 1/m(m−1) Σ_{i≠j} k(yᵢ, yⱼ) − 2/nm Σᵢⱼ k(xᵢ, yⱼ)
 *
 * Differentiable in both (Gretton et al. 2012, "A kernel two-sample test", eq. 3,
 * https://jmlr.org/papers/v13/gretton12a.html).
 *
 * @param x shape `[n, d]`, n ≥ 2.
 * @param y shape `[m, d]`, m ≥ 2.
 * @param kernel as that of {@link mmd}.
 * @returns a scalar.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { mmdUnbiased, rbfKernel } from '@gen/core/divergences';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [64, 2]), gaussian(key(1), [64, 2])];
 * const squared = mmdUnbiased(x, y, rbfKernel({ bandwidth: 1 })); // 0, give or take 0.01
 * ```
 */
export function mmdUnbiased(x: Tensor, y: Tensor, kernel: Similarity): Tensor {
  checkTwoSamples('mmdUnbiased', x, y, 2);
  return tf.tidy(() => {
    const own = tf.add(meanBesideDiagonal(kernel(x, x)), meanBesideDiagonal(kernel(y, y)));
    return tf.sub(own, tf.mul(tf.mean(kernel(x, y)), 2));
  });
}

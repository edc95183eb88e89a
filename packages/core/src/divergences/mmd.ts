import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTwoSamples } from './check-samples.js';
import type { Similarity } from './similarities/similarity.js';

/**
 * Squared maximum mean discrepancy of two samples, biased: never below 0.
 *
 *     MMD² = 1/n² Σᵢⱼ k(xᵢ, xⱼ) + 1/m² Σᵢⱼ k(yᵢ, yⱼ) − 2/nm Σᵢⱼ k(xᵢ, yⱼ)
 *
 * The distance of the means of both samples in the space of the kernel: 0 for two samples alike, and
 * above what {@link mmdUnbiased} gives. Differentiable in both (Gretton et al. 2012, "A kernel two-sample
 * test", eq. 5, https://jmlr.org/papers/v13/gretton12a.html).
 *
 * @param x shape `[n, d]`.
 * @param y shape `[m, d]`.
 * @param kernel {@link rbfKernel}, {@link rbfMixtureKernel}, {@link imqKernel}, {@link linearKernel},
 *   {@link energyKernel}, or one of yours.
 * @returns a scalar.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { medianBandwidth, mmd, rbfKernel } from '@gen/core/divergences';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [64, 2]), gaussian(key(1), [64, 2])];
 * const squared = mmd(x, y, rbfKernel({ bandwidth: medianBandwidth(x, y) }));
 * ```
 */
export function mmd(x: Tensor, y: Tensor, kernel: Similarity): Tensor {
  checkTwoSamples('mmd', x, y);
  return tf.tidy(() => {
    const own = tf.add(tf.mean(kernel(x, x)), tf.mean(kernel(y, y)));
    return tf.sub(own, tf.mul(tf.mean(kernel(x, y)), 2));
  });
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkPositive } from '../check-samples.js';
import { radialSimilarity } from './radial-similarity.js';
import type { RadialProfile, RadialSimilarity } from './similarity.js';

/** How wide {@link rbfKernel} is. */
export interface RbfKernelOptions {
  /** σ > 0, in the units of x; a scalar tensor such as {@link medianBandwidth} gives, or a number. */
  readonly bandwidth: Tensor | number;
}

/**
 * The Gaussian kernel, or radial basis function.
 *
 *     k(x, y) = exp(−‖x − y‖² / 2σ²)
 *
 * (Gretton et al. 2012, "A kernel two-sample test", §2, https://jmlr.org/papers/v13/gretton12a.html).
 *
 * @example
 * ```ts
 * import { rbfKernel } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const k = rbfKernel({ bandwidth: 1 })(tf.zeros([3, 2]), tf.ones([4, 2])); // [3, 4] of e⁻¹
 * ```
 */
export function rbfKernel({ bandwidth }: RbfKernelOptions): RadialSimilarity {
  checkPositive('rbfKernel', 'bandwidth', bandwidth);
  return radialSimilarity((s) => gaussianProfile(s, bandwidth));
}

/** φ(s) = e^{−s / 2σ²}. */
export function gaussianProfile(s: Tensor, bandwidth: Tensor | number): RadialProfile {
  const rate = tf.div(-0.5, tf.square(bandwidth));
  const value = tf.exp(tf.mul(s, rate));
  const slope = tf.mul(value, rate);
  return { value, slope, curvature: tf.mul(slope, rate) };
}

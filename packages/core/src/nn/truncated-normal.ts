import * as tf from '@tensorflow/tfjs-core';
import { truncatedNormal as drawTruncatedNormal } from '../random/truncated-normal.js';
import type { Initializer } from './initializer.js';

/** Options of {@link truncatedNormal}. */
export interface TruncatedNormalOptions {
  /** Mean. */
  readonly mean?: number;
  /** Standard deviation before the cut. */
  readonly stddev?: number;
  /** Least distance from the mean, in standard deviations. */
  readonly low?: number;
  /** Largest distance from the mean, in standard deviations. */
  readonly high?: number;
}

/**
 * Gaussian without its tails, whatever the size of the layer. What is left has a smaller standard
 * deviation than `stddev`: 0.88 of it between −2 and 2.
 *
 * The bounds count in standard deviations, as in JAX; those of PyTorch's `trunc_normal_` do not.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, truncatedNormal } from '@gen/core/nn';
 *
 * const weightInitializer = truncatedNormal({ stddev: 0.02 });
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer });
 * layer.dispose();
 * ```
 */
export const truncatedNormal =
  ({ mean = 0, stddev = 0.05, low = -2, high = 2 }: TruncatedNormalOptions = {}): Initializer =>
  (key, shape) =>
    tf.tidy(() => tf.add(tf.mul(drawTruncatedNormal(key, shape, low, high), stddev), mean));

import * as tf from '@tensorflow/tfjs-core';
import { gaussian } from '../random/gaussian.js';
import type { Initializer } from './initializer.js';

/** Options of {@link randomNormal}. */
export interface RandomNormalOptions {
  /** Mean. */
  readonly mean?: number;
  /** Standard deviation. */
  readonly stddev?: number;
}

/**
 * Gaussian of a given mean and standard deviation, whatever the size of the layer.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, randomNormal } from '@gen/core/nn';
 *
 * const weightInitializer = randomNormal({ stddev: 0.02 });
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer });
 * layer.dispose();
 * ```
 */
export const randomNormal =
  ({ mean = 0, stddev = 0.05 }: RandomNormalOptions = {}): Initializer =>
  (key, shape) =>
    tf.tidy(() => tf.add(tf.mul(gaussian(key, shape), stddev), mean));

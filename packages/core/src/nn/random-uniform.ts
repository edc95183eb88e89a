import * as tf from '@tensorflow/tfjs-core';
import { uniform } from '../random/uniform.js';
import type { Initializer } from './initializer.js';

/** Options of {@link randomUniform}. */
export interface RandomUniformOptions {
  /** Least value. */
  readonly low?: number;
  /** Bound that is not reached. */
  readonly high?: number;
}

/**
 * Uniform between two bounds, whatever the size of the layer.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, randomUniform } from '@gen/core/nn';
 *
 * const weightInitializer = randomUniform({ low: -0.1, high: 0.1 });
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer });
 * layer.dispose();
 * ```
 */
export const randomUniform =
  ({ low = -0.05, high = 0.05 }: RandomUniformOptions = {}): Initializer =>
  (key, shape) =>
    tf.tidy(() => tf.add(tf.mul(uniform(key, shape), high - low), low));

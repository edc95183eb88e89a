import * as tf from '@tensorflow/tfjs-core';
import type { Initializer } from './initializer.js';

/**
 * Zeros.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, zeros } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), biasInitializer: zeros });
 * layer.dispose();
 * ```
 */
export const zeros: Initializer = (_key, shape) => tf.zeros([...shape]);

/**
 * Ones.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, ones } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), biasInitializer: ones });
 * layer.dispose();
 * ```
 */
export const ones: Initializer = (_key, shape) => tf.ones([...shape]);

/**
 * One number everywhere.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { constant, dense } from '@gen/core/nn';
 *
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), biasInitializer: constant(-1) });
 * layer.dispose();
 * ```
 */
export const constant =
  (value: number): Initializer =>
  (_key, shape) =>
    tf.fill([...shape], value);

import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';

/**
 * The map that leaves everything as it is.
 *
 *     y = x,   log |dy/dx| = 0
 *
 * @example
 * ```ts
 * import { identity } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value, logDet } = identity.forward(tf.tensor1d([1, 2])); // [1, 2] and [0, 0]
 * ```
 */
export const identity = elementwise({
  name: 'Identity',
  forward: tf.clone,
  inverse: tf.clone,
  logSlope: tf.zerosLike,
  increasing: true,
});

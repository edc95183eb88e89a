import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';

/**
 * The exponential map, from ℝ onto the numbers above 0.
 *
 *     y = eˣ,   log |dy/dx| = x
 *
 * @example
 * ```ts
 * import { exp } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value, logDet } = exp.forward(tf.tensor1d([0, 1])); // [1, 2.718] and [0, 1]
 * ```
 */
export const exp = elementwise({
  name: 'Exp',
  forward: tf.exp,
  inverse: tf.log,
  logSlope: tf.clone,
  increasing: true,
});

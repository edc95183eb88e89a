import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';

/**
 * The logistic sigmoid, from ℝ onto the numbers between 0 and 1.
 *
 *     y = 1 / (1 + e⁻ˣ),   log |dy/dx| = −log(1 + eˣ) − log(1 + e⁻ˣ)
 *
 * @example
 * ```ts
 * import { sigmoid } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value, logDet } = sigmoid.forward(tf.tensor1d([0])); // [0.5] and [log ¼]
 * ```
 */
export const sigmoid = elementwise({
  name: 'Sigmoid',
  forward: tf.sigmoid,
  inverse: (y) => tf.sub(tf.log(y), tf.log1p(tf.neg(y))),
  logSlope: (x) => tf.neg(tf.add(tf.softplus(x), tf.softplus(tf.neg(x)))),
  increasing: true,
});

import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';

/**
 * The softsign, from ℝ onto the numbers between −1 and 1, with tails that fall like 1 / x.
 *
 *     y = x / (1 + |x|),   log |dy/dx| = −2 log(1 + |x|)
 *
 * @example
 * ```ts
 * import { softsign } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value, logDet } = softsign.forward(tf.tensor1d([1, -3])); // [0.5, −0.75], [−1.386, −2.773]
 * ```
 */
export const softsign = elementwise({
  name: 'Softsign',
  forward: (x) => tf.div(x, tf.add(1, tf.abs(x))),
  inverse: (y) => tf.div(y, tf.sub(1, tf.abs(y))),
  logSlope: (x) => tf.mul(tf.log1p(tf.abs(x)), -2),
  increasing: true,
});

import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';

/**
 * The hyperbolic tangent, from ℝ onto the numbers between −1 and 1.
 *
 *     y = tanh x,   log |dy/dx| = 2 (log 2 − x − log(1 + e⁻²ˣ))
 *
 * @example
 * ```ts
 * import { tanh } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value, logDet } = tanh.forward(tf.tensor1d([0, 20])); // [0, 1] and [0, −38.6]
 * ```
 */
export const tanh = elementwise({
  name: 'Tanh',
  forward: tf.tanh,
  inverse: (y) => tf.mul(tf.sub(tf.log1p(y), tf.log1p(tf.neg(y))), 0.5),
  // In |x|, which is even and never overflows.
  logSlope: (x) => {
    const size = tf.abs(x);
    return tf.mul(tf.sub(Math.LN2, tf.add(size, tf.log1p(tf.exp(tf.mul(size, -2))))), 2);
  },
  increasing: true,
});

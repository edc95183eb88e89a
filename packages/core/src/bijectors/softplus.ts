import * as tf from '@tensorflow/tfjs-core';
import { elementwise } from './elementwise.js';

/**
 * The softplus, from ℝ onto the numbers above 0: like the exponential below 0, like the identity above.
 *
 *     y = log(1 + eˣ),   log |dy/dx| = −log(1 + e⁻ˣ)
 *
 * The inverse is y + log(1 − e⁻ʸ) (Dugas et al. 2001, "Incorporating second-order functional
 * knowledge for better option pricing", §3,
 * https://papers.nips.cc/paper/1920-incorporating-second-order-functional-knowledge-for-better-option-pricing).
 *
 * @example
 * ```ts
 * import { softplus } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value, logDet } = softplus.forward(tf.tensor1d([0])); // [log 2] and [log ½]
 * ```
 */
export const softplus = elementwise({
  name: 'Softplus',
  forward: tf.softplus,
  inverse: (y) => tf.add(y, tf.log(tf.neg(tf.expm1(tf.neg(y))))),
  logSlope: (x) => tf.neg(tf.softplus(tf.neg(x))),
  increasing: true,
});

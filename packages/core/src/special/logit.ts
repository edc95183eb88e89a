import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';

/**
 * The inverse of the logistic function.
 *
 *     log p − log(1 − p)
 *
 * Relative error below 5·10⁻⁷, at ½ as well. Derivative: 1 / (p (1 − p)).
 *
 * @example
 * ```ts
 * import { logit } from '@gen/core/special';
 *
 * const y = logit([0.1, 0.5, 0.75]); // [ -2.197, 0, 1.099 ]
 * ```
 */
export const logit: (p: Argument) => Tensor = elementwise<[p: Tensor]>('logit', {
  names: ['p'],
  value: (p) => {
    const q = tf.sub(1, p);
    const isCentral = tf.less(tf.abs(tf.sub(p, 0.5)), 0.25);
    const excess = tf.sub(tf.mul(p, 2), 1); // p − q, without error near ½
    const centre = tf.log1p(tf.div(excess, q)); // p / q = 1 + (p − q) / q
    return tf.where(isCentral, centre, tf.sub(tf.log(p), tf.log1p(tf.neg(p))));
  },
  partials: (p) => [slope(p)],
});

/** 1 / (p (1 − p)), whose own derivative would lose its digits near ½. */
const slope: (p: Tensor) => Tensor = elementwise<[p: Tensor]>('logit', {
  names: ['p'],
  value: (p) => tf.reciprocal(tf.mul(p, tf.sub(1, p))),
  partials: (p) => [tf.mul(tf.sub(tf.mul(p, 2), 1), tf.square(slope(p)))],
});

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { upperTail } from './erf.js';
import { erfcx, erfcxOfPositive } from './erfcx.js';
import { expMinusSquare } from './exp-minus-square.js';
import { ndtr } from './ndtr.js';

/**
 * The logarithm of the distribution function of the standard normal, however far in the tail.
 *
 *     log Φ(x) = −x²/2 + log(½ erfcx(−x/√2)) for x < −1
 *
 * Relative error below 10⁻⁶. Its derivative, φ(x) / Φ(x), is that of the tail as well.
 *
 * @example
 * ```ts
 * import { logNdtr } from '@gen/core/special';
 *
 * const y = logNdtr([-1000, 0, 6]); // [ -500007.83, -0.693, -9.87e-10 ]
 * ```
 */
export const logNdtr: (x: Argument) => Tensor = elementwise<[x: Tensor]>('logNdtr', {
  names: ['x'],
  value: (x) => {
    const y = tf.abs(x);
    const scaled = tf.mul(erfcxOfPositive(tf.mul(y, Math.SQRT1_2)), 0.5);
    const lower = tf.sub(tf.log(scaled), tf.mul(tf.square(x), 0.5));
    const tail = tf.mul(upperTail(0.5, y), 0.5);
    const isNegative = tf.less(x, 0);
    const upper = tf.log1p(tf.neg(tf.where(isNegative, tf.sub(1, tail), tail)));
    return tf.where(tf.less(x, -1), lower, upper);
  },
  partials: (x) => [normalHazard(tf.neg(x))],
});

/** φ(x) / Φ(−x), the hazard of the standard normal, by what neither underflows nor cancels. */
export function normalHazard(x: Tensor): Tensor {
  const isUpper = tf.greater(x, 0);
  const upper = tf.div(
    Math.sqrt(2 / Math.PI),
    erfcx(tf.mul(tf.where(isUpper, x, 0), Math.SQRT1_2)),
  );
  const below = tf.where(isUpper, 0, x);
  const density = tf.mul(expMinusSquare(0.5, below), 1 / Math.sqrt(2 * Math.PI));
  return tf.where(isUpper, upper, tf.div(density, ndtr(tf.neg(below))));
}

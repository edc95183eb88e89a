import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { erfNearZero, upperTail } from './erf.js';
import { expMinusSquare } from './exp-minus-square.js';

/**
 * The distribution function of the standard normal.
 *
 *     Φ(x) = ½ erfc(−x/√2)
 *
 * Relative error below 10⁻⁶ down to the smallest float32, at x = −13. Derivative: exp(−x²/2) / √2π.
 *
 * @example
 * ```ts
 * import { ndtr } from '@gen/core/special';
 *
 * const y = ndtr([-10, 0, 1.96]); // [ 7.62e-24, 0.5, 0.975 ]
 * ```
 */
export const ndtr: (x: Argument) => Tensor = elementwise<[x: Tensor]>('ndtr', {
  names: ['x'],
  value: (x) => {
    const tail = tf.mul(upperTail(0.5, tf.abs(x)), 0.5);
    const far = tf.where(tf.less(x, 0), tail, tf.sub(1, tail));
    const centre = tf.add(tf.mul(erfNearZero(tf.mul(x, Math.SQRT1_2)), 0.5), 0.5);
    return tf.where(tf.less(tf.abs(x), 0.7), centre, far);
  },
  partials: (x) => [tf.mul(expMinusSquare(0.5, x), 1 / Math.sqrt(2 * Math.PI))],
});

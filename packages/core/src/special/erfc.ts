import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { erfNearZero, upperTail } from './erf.js';
import { expMinusSquare } from './exp-minus-square.js';

/**
 * The complementary error function.
 *
 *     erfc(x) = 1 − erf(x) = (2/√π) ∫ₓ^∞ exp(−t²) dt
 *
 * Relative error below 10⁻⁶ down to the smallest float32, at x = 9.2.
 *
 * exp(−x²) {@link erfcx}(x), with x² in two parts, and 1 − {@link erf}(x) about 0.
 *
 * @example
 * ```ts
 * import { erfc } from '@gen/core/special';
 *
 * const y = erfc([-1, 0, 5]); // [ 1.843, 1, 1.54e-12 ]
 * ```
 */
export const erfc: (x: Argument) => Tensor = elementwise<[x: Tensor]>('erfc', {
  names: ['x'],
  value: (x) => {
    const tail = upperTail(1, tf.abs(x));
    const far = tf.where(tf.less(x, 0), tf.sub(2, tail), tail);
    return tf.where(tf.less(tf.abs(x), 0.5), tf.sub(1, erfNearZero(x)), far);
  },
  partials: (x) => [tf.mul(expMinusSquare(1, x), -2 / Math.sqrt(Math.PI))],
});

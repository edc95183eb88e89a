import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { expMinusSquare } from './exp-minus-square.js';
import { erfcxMoment } from './erfcx-moment.js';
import { polynomial } from './polynomial.js';

// (1 + 2x) erfcx(x) for x ≥ 0 in (x − 2) / (x + 2); minimax, relative error 5·10⁻⁸.
const POSITIVE = [
  1.55461627e-4, -1.83625956e-4, -1.38272962e-3, 1.04307569e-3, 8.67822914e-3, -7.94266604e-3,
  -5.42082569e-2, 0.164035823, -0.166031523, -9.27630808e-2, 1.2769784,
];

/**
 * The scaled complementary error function, which does not underflow.
 *
 *     erfcx(x) = exp(x²) erfc(x)
 *
 * Relative error below 5·10⁻⁷ for x ≥ 0; it overflows below −9.3.
 *
 * A polynomial in (x − 2) / (x + 2), as of Shepherd & Laframboise 1981, "Chebyshev approximation of
 * (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞", https://doi.org/10.1090/S0025-5718-1981-0595058-X.
 *
 * @example
 * ```ts
 * import { erfcx } from '@gen/core/special';
 *
 * const y = erfcx([0, 1, 100]); // [ 1, 0.428, 0.00564 ]
 * ```
 */
export const erfcx: (x: Argument) => Tensor = elementwise<[x: Tensor]>('erfcx', {
  names: ['x'],
  value: (x) => {
    const y = tf.abs(x);
    const positive = erfcxOfPositive(y);
    const reflected = tf.sub(tf.div(2, expMinusSquare(1, tf.minimum(y, 9.3))), positive);
    const negative = tf.where(tf.greater(y, 9.3), Infinity, reflected);
    return tf.where(tf.less(x, 0), negative, positive);
  },
  // For x < 0 both terms of 2x erfcx(x) − 2/√π are negative; for x > 0 they would cancel.
  partials: (x) => {
    const isNegative = tf.less(x, 0);
    const negative = tf.sub(
      tf.mul(tf.mul(x, 2), erfcx(tf.where(isNegative, x, 0))),
      2 / Math.sqrt(Math.PI),
    );
    const positive = tf.mul(erfcxMoment(1, tf.where(isNegative, 0, x)), -2);
    return [tf.where(isNegative, negative, positive)];
  },
});

/** erfcx(x) for x ≥ 0, as operations and without a gradient of its own. */
export function erfcxOfPositive(x: Tensor): Tensor {
  const y = tf.minimum(x, 1e30); // keeps ∞ / ∞ away
  const q = tf.div(tf.sub(y, 2), tf.add(y, 2));
  return tf.div(polynomial(q, POSITIVE), tf.add(tf.mul(y, 2), 1));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { signOf, upToEight } from './bessel-parts.js';
import { elementwise } from './elementwise.js';
import { i0e } from './i0e.js';
import { inversePowers } from './inverse-powers.js';
import { polynomial, rational } from './polynomial.js';

// (I₀(x) − 1) / x² in x² for |x| ≤ 2; minimax, relative error 2·10⁻¹¹.
const EXCESS = [5.00351585e-10, 6.76848654e-8, 6.78195491e-6, 4.34027528e-4, 1.56250001e-2, 0.25];
// A(y) / y in y² for y ≤ 8, and y (1 − A(y)) in 1/y beyond, where A = I₁ / I₀; 2 and 10·10⁻⁹.
const RATIO = [2.9299537e-9, 4.95587581e-6, 9.85078199e-4, 4.74557195e-2, 0.499999999];
const RATIO_BELOW = [1.78589843e-7, 8.73679538e-5, 8.62576311e-3, 0.219911429, 1];
const REMAINDER = [
  33.7058868, -6.2608684, 1.11981092, 0.162101206, 0.125710865, 0.124994387, 0.500000007,
];

/**
 * The logarithm of the modified Bessel function of the first kind of order 0, which normalizes the
 * von Mises distribution.
 *
 *     log I₀(x)
 *
 * Relative error below 5·10⁻⁷, at 0 as well. Its derivative is I₁(x) / I₀(x), the mean resultant
 * length, as accurate; the derivative of that is right to 10⁻⁵.
 *
 * @example
 * ```ts
 * import { logI0 } from '@gen/core/special';
 *
 * const y = logI0([0.001, 1, 1000]); // [ 2.5e-7, 0.236, 995.627 ]
 * ```
 */
export const logI0: (x: Argument) => Tensor = elementwise<[x: Tensor]>('logI0', {
  names: ['x'],
  value: (x) => {
    const square = tf.minimum(tf.square(x), 4);
    const near = tf.log1p(tf.mul(square, polynomial(square, EXCESS)));
    const y = tf.abs(x);
    return tf.where(tf.less(y, 2), near, tf.add(y, tf.log(i0e(y))));
  },
  partials: (x) => {
    const sign = signOf(x);
    const ratio = upToEight(
      tf.mul(x, sign),
      (y) => tf.mul(y, rational(tf.square(y), RATIO, RATIO_BELOW)),
      (y) => tf.sub(1, remainder(y)),
    );
    return [tf.mul(sign, ratio)];
  },
});

/** 1 − I₁(y) / I₀(y). */
const remainder = inversePowers(1, REMAINDER);

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { elementwise } from './elementwise.js';
import { erfcxOfPositive } from './erfcx.js';
import { expMinusSquare } from './exp-minus-square.js';
import { polynomial } from './polynomial.js';

// erf(x) / x in x² on [0, 1]; minimax, relative error 10⁻⁹.
const CENTRE = [
  7.85385745e-5, -8.01019244e-4, 5.18832755e-3, -2.68538119e-2, 0.112835851, -0.376126258,
  1.12837917,
];

/**
 * The error function.
 *
 *     erf(x) = (2/√π) ∫₀ˣ exp(−t²) dt
 *
 * Relative error below 3·10⁻⁷, at 0 as well, where that of `tf.erf` has no bound.
 *
 * A polynomial within [−1, 1], one minus {@link erfc} beyond.
 *
 * @example
 * ```ts
 * import { erf } from '@gen/core/special';
 *
 * const y = erf([-1e-6, 0.5, 3]); // [ -1.13e-6, 0.520, 0.99998 ]
 * ```
 */
export const erf: (x: Argument) => Tensor = elementwise<[x: Tensor]>('erf', {
  names: ['x'],
  value: (x) => {
    const far = tf.mul(tf.sign(x), tf.sub(1, upperTail(1, tf.abs(x))));
    return tf.where(tf.less(tf.abs(x), 1), erfNearZero(x), far);
  },
  partials: (x) => [tf.mul(expMinusSquare(1, x), 2 / Math.sqrt(Math.PI))],
});

/** erf(x) for |x| ≤ 1, as operations and without a gradient of its own. */
export const erfNearZero = (x: Tensor): Tensor =>
  tf.mul(x, polynomial(tf.minimum(tf.square(x), 1), CENTRE));

/** erfc(√c x) for x ≥ 0, where c = ½ makes the tails of the normal distribution. */
export const upperTail = (c: 0.5 | 1, x: Tensor): Tensor =>
  tf.mul(expMinusSquare(c, x), erfcxOfPositive(tf.mul(x, Math.sqrt(c))));

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Argument } from './argument.js';
import { digamma } from './digamma.js';
import { elementwise } from './elementwise.js';
import { rational } from './polynomial.js';
import { sinPi, toInteger } from './sin-pi.js';
import { binet } from './stirling.js';

const CENTRE = 0.65; // from here to 3 a quotient of polynomials in x − 2; relative error 2·10⁻⁹
const NUMERATOR = [9.91232922e-5, 1.14147644e-2, 1.23065332e-1, 4.09222101e-1, 4.22784334e-1];
const DENOMINATOR = [3.95823354e-3, 8.07403627e-2, 4.99078711e-1, 1.20519935, 1];
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * The logarithm of |Γ(x)|.
 *
 *     log|Γ(x)|,   Γ(x) = ∫₀^∞ tˣ⁻¹ e⁻ᵗ dt
 *
 * It is ∞ at 0, −1, −2, …. Relative error below 10⁻⁶ for x > 0, at the zeros 1 and 2 as well; for
 * x < 0 that error is relative to max(1, |log|Γ(x)||). Its derivative is {@link digamma}.
 *
 * By Stirling's formula from 3 on, by a rational approximation about 2, and by the reflection
 * Γ(x) Γ(−x) = −π / (x sin πx) (NIST Digital Library of Mathematical Functions, §5.5 and §5.11,
 * https://dlmf.nist.gov/5).
 *
 * @example
 * ```ts
 * import { lgamma } from '@gen/core/special';
 *
 * const y = lgamma([0.5, 1, 5]); // [ 0.572, 0, 3.178 ]
 * ```
 */
export const lgamma: (x: Argument) => Tensor = elementwise<[x: Tensor]>('lgamma', {
  names: ['x'],
  value: (x) => {
    const y = tf.abs(x);
    const positive = lgammaOfPositive(y);
    const isNegative = tf.less(x, 0);
    const distance = toInteger(x);
    const reflected = tf.neg(tf.add(tf.add(tf.log(y), tf.log(sinPi(distance))), positive));
    const isPole = tf.logicalAnd(tf.lessEqual(x, 0), tf.equal(distance, 0));
    return tf.where(isPole, Infinity, tf.where(isNegative, reflected, positive));
  },
  partials: (x) => [digamma(x)],
});

/** log Γ of what is above 0, as operations and without a gradient of its own. */
export function lgammaOfPositive(y: Tensor): Tensor {
  const isLarge = tf.greater(y, 3);
  const isSmall = tf.less(y, CENTRE);
  const z = tf.maximum(y, 3);
  const stirling = tf.add(
    tf.mul(tf.sub(z, 0.5), tf.sub(tf.log(z), 1)),
    tf.add(binet(z), HALF_LOG_TWO_PI - 0.5),
  );
  const p = tf.minimum(tf.where(isSmall, y, tf.sub(y, 1)), 2); // (x − 1)(x − 2) = p (p − 1)
  const t = tf.sub(p, 1);
  const centre = tf.mul(tf.mul(p, t), rational(t, NUMERATOR, DENOMINATOR));
  const shifted = tf.sub(centre, tf.log(tf.minimum(y, 1)));
  return tf.where(isLarge, stirling, tf.where(isSmall, shifted, centre));
}

/** log Γ(1 + a) for 0 ≤ a ≤ 1, relatively accurate at 0. */
export function lgamma1p(a: Tensor): Tensor {
  const t = tf.sub(a, 1);
  return tf.mul(tf.mul(a, t), rational(t, NUMERATOR, DENOMINATOR));
}

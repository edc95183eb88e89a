import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Argument } from './argument.js';
import { digamma } from './digamma.js';
import { elementwise } from './elementwise.js';
import { polynomial } from './polynomial.js';
import { cotPi } from './sin-pi.js';

const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66]; // B₂, B₄, …

/**
 * The derivative of order n of {@link digamma}.
 *
 *     ψⁿ(x) = (−1)ⁿ⁺¹ n! Σₖ (x + k)⁻ⁿ⁻¹,   k = 0, 1, …
 *
 * Relative error below 10⁻⁶ for x > 0 and n ≤ 3. Its derivative is that of order n + 1.
 *
 * n + 8 terms of the sum and the asymptotic series of the rest, and the reflection formula for x < 0
 * (NIST Digital Library of Mathematical Functions, §5.15, https://dlmf.nist.gov/5.15).
 *
 * @param n An integer from 0 on, where order 0 is {@link digamma}.
 * @throws InputError where n is not.
 *
 * @example
 * ```ts
 * import { polygamma } from '@gen/core/special';
 *
 * const y = polygamma(2, [0.5, 1, 5]); // [ -16.829, -2.404, -0.049 ]
 * ```
 */
export function polygamma(n: number, x: Argument): Tensor {
  if (n === 0) return digamma(x);
  if (Number.isInteger(n) && n > 0) return ofOrder(n)(x);
  throw new InputError({
    callee: 'polygamma',
    argument: 'n',
    expected: 'an integer from 0 on',
    got: String(n),
  });
}

/**
 * The second derivative of log Γ: {@link polygamma} of order 1.
 *
 *     ψ′(x) = Σₖ (x + k)⁻²,   k = 0, 1, …
 *
 * Relative error below 10⁻⁶ for x > 0.
 *
 * @example
 * ```ts
 * import { trigamma } from '@gen/core/special';
 *
 * const y = trigamma([0.5, 1, 5]); // [ 4.935, 1.645, 0.221 ]
 * ```
 */
export const trigamma = (x: Argument): Tensor => polygamma(1, x);

const ofOrder = (n: number): ((x: Argument) => Tensor) =>
  elementwise<[x: Tensor]>('polygamma', {
    names: ['x'],
    value: (x) => {
      const isNegative = tf.less(x, 0);
      const sum = ofPositive(n, tf.where(isNegative, tf.sub(1, x), x));
      const sign = n % 2 === 0 ? -1 : 1;
      const cotangent = tf.mul(polynomial(cotPi(x), cotangentOfOrder(n)), Math.PI ** (n + 1));
      // (−1)ⁿ ψⁿ(1 − x) − ψⁿ(x) = π dⁿ/dxⁿ cot πx
      return tf.where(isNegative, tf.neg(tf.add(sum, cotangent)), tf.mul(sum, sign));
    },
    partials: (x) => [polygamma(n + 1, x)],
  });

/** n! Σₖ (x + k)⁻ⁿ⁻¹ for x ≥ 0. */
function ofPositive(n: number, x: Tensor): Tensor {
  const shift = n + 8;
  const shifted = tf.add(tf.expandDims(x, -1), tf.range(0, shift)); // [..., shift]
  const head = tf.mul(tf.sum(power(tf.reciprocal(shifted), n + 1), -1), factorial(n));
  const t = tf.reciprocal(tf.add(x, shift));
  const series = BERNOULLI.map((b, i) => (b * factorial(2 * i + 1 + n)) / factorial(2 * i + 2));
  const rest = tf.mul(t, polynomial(tf.square(t), series.toReversed()));
  const tail = tf.add(tf.mul(tf.add(rest, factorial(n) / 2), t), factorial(n - 1));
  return tf.add(head, tf.mul(tail, power(t, n)));
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

const power = (x: Tensor, n: number): Tensor => (n === 1 ? x : tf.mul(power(x, n - 1), x));

/** P of dⁿ/dxⁿ cot πx = πⁿ P(cot πx), highest power first: d cot u / du = −(1 + cot² u). */
function cotangentOfOrder(n: number): number[] {
  let p = [0, 1]; // lowest power first
  for (let order = 0; order < n; order++) {
    const slope = p.slice(1).map((c, i) => -c * (i + 1));
    p = [...slope, 0, 0].map((c, i) => c + (slope[i - 2] ?? 0));
  }
  return p.toReversed();
}

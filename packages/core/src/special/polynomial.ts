import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** A polynomial by Horner's rule; coefficients of the highest power first. */
export function polynomial(x: Tensor, [first, ...rest]: readonly number[]): Tensor {
  const [second, ...others] = rest;
  if (second === undefined) return tf.fill(x.shape, first!);
  return others.reduce<Tensor>(
    (sum, coefficient) => tf.add(tf.mul(sum, x), coefficient),
    tf.add(tf.mul(x, first!), second),
  );
}

/** A quotient of polynomials; coefficients of the highest powers first. */
export const rational = (
  x: Tensor,
  numerator: readonly number[],
  denominator: readonly number[],
): Tensor => tf.div(polynomial(x, numerator), polynomial(x, denominator));

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { checkSquare } from './check-matrix.js';
import { overMatrices, sidesOf } from './matrices.js';
import { withoutGradient } from '../without-gradient.js';

/** Squarings, so that norms up to 2 to this power are brought below 1. */
const SQUARINGS = 10;

/** 1/k! for k = 0 … 11. */
const COEFFICIENTS = Array.from({ length: 12 }, (_, k) => 1 / factorial(k));

/**
 * Exponentials of matrices, with gradients.
 *
 *     exp A = Σₖ Aᵏ / k! = (exp(A / 2ˢ))^(2ˢ)
 *
 * By scaling and squaring: s is the least for which the largest absolute column sum of A / 2ˢ is at
 * most 1, where the series to degree 11 is exact to float32 (Moler & Van Loan 2003, "Nineteen dubious
 * ways to compute the exponential of a matrix, twenty-five years later", §3,
 * https://doi.org/10.1137/S00361445024180). Every matrix has its own s, without reading it back. The
 * error grows with the norm, and where a column sum is above 1024 the result is NaN.
 *
 * @param a shape `[..., n, n]`.
 * @returns shape `[..., n, n]`.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { matrixExponential } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const rotation = matrixExponential(tf.tensor2d([[0, -1], [1, 0]])); // by 1 radian
 * ```
 */
export function matrixExponential(a: Tensor): Tensor {
  checkSquare('matrixExponential', 'a', a);
  return tf.tidy(() => overMatrices(a, sidesOf(a), exponentials));
}

function exponentials(a: Tensor3D): Tensor3D {
  const halvings = halvingsOf(a); // [count, 1, 1]
  let power = series(tf.div<Tensor3D>(a, tf.pow(2, halvings)));
  for (let i = 0; i < SQUARINGS; i++) {
    power = tf.where(tf.greater(halvings, i), tf.matMul(power, power), power);
  }
  return power;
}

const halvingsOf = withoutGradient((a) => {
  const norm = tf.max(tf.sum(tf.abs(a), 1, true), 2, true);
  const halvings = tf.maximum(tf.ceil(tf.div(tf.log(norm), Math.LN2)), 0);
  return tf.where(tf.lessEqual(halvings, SQUARINGS), halvings, NaN);
});

/** The series to degree 11 as a cubic in A⁴ (Paterson & Stockmeyer 1973). */
function series(a: Tensor3D): Tensor3D {
  const n = a.shape[1];
  const square = tf.matMul(a, a);
  const powers = [bandMask([n, n], 0, 0), a, square, tf.matMul(square, a)];
  const fourth = tf.matMul(square, square);
  const cubic = (from: number): Tensor3D =>
    powers
      .map((power, k) => tf.mul<Tensor3D>(power, COEFFICIENTS[from + k]!))
      .reduceRight((sum, term) => tf.add(sum, term));
  const upper = tf.add<Tensor3D>(tf.matMul(cubic(8), fourth), cubic(4));
  return tf.add(tf.matMul(upper, fourth), cubic(0));
}

function factorial(k: number): number {
  return k <= 1 ? 1 : k * factorial(k - 1);
}

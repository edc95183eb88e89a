import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { checkRightSide, overSystems } from './align-batches.js';
import { checkMatrix, checkSquare } from './check-matrix.js';
import { factorLu, unitLower, upperOf } from './factor-lu.js';
import { transposed } from './matrices.js';
import { oneHotRows } from './one-hot.js';
import { solveLower } from './solve-lower.js';

/**
 * Solves linear systems, with gradients to both sides.
 *
 *     A x = b,   by P A = L U: L y = P b, U x = y
 *
 * Where A is singular in float32, x is not finite. For symmetric positive definite matrices
 * {@link choleskySolve} does with less.
 *
 * @param a shape `[..., n, n]`.
 * @param b shape `[..., n, k]`; the batch shapes broadcast, and one matrix serves many right sides.
 * @returns x, shape `[..., n, k]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { solve } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const x = solve(tf.tensor2d([[0, 2], [3, 1]]), tf.tensor2d([[4], [5]])); // [[1], [2]]
 * ```
 */
export function solve(a: Tensor, b: Tensor): Tensor {
  checkSquare('solve', 'a', a);
  checkMatrix('solve', 'b', b);
  checkRightSide('solve', a, b);
  return tf.tidy(() => overSystems(a, b, solveByLu));
}

/** A⁻¹ b of lists of as many matrices as right sides. */
export function solveByLu(a: Tensor3D, b: Tensor3D): Tensor3D {
  const { order, compact } = factorLu(a);
  const y = solveLower(unitLower(compact), tf.matMul(oneHotRows(order, a.shape[1]), b));
  return solveLower(transposed(upperOf(compact)), y, true);
}

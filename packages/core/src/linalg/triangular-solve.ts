import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkRightSide, overSystems } from './align-batches.js';
import { bandMask } from './band-mask.js';
import { checkMatrix, checkSquare } from './check-matrix.js';
import { sidesOf, transposed } from './matrices.js';
import { solveLower } from './solve-lower.js';

/** Which triangle holds the matrix, and whether the system is the transposed one. */
export interface TriangularSolveOptions {
  /** Whether the matrix is lower triangular; the other triangle is taken as zero. */
  readonly lower?: boolean;
  /** Whether to solve Tᵀ x = b. */
  readonly transpose?: boolean;
}

/**
 * Solves triangular systems, with gradients to both sides.
 *
 *     T x = b,   or Tᵀ x = b where `transpose`
 *
 * Diagonal blocks are inverted together, in O(log n) operations of the engine, and one step of
 * refinement gives residuals like those of substitution. A zero on the diagonal leaves no finite
 * numbers in its own solution. Gradients: b̄ = T⁻ᵀ x̄ and T̄ = −b̄ xᵀ in the triangle (Giles 2008,
 * "Collected matrix derivative results for forward and reverse mode algorithmic differentiation",
 * §2.2.4, https://people.maths.ox.ac.uk/gilesm/files/NA-08-01.pdf).
 *
 * @param t shape `[..., n, n]`.
 * @param b shape `[..., n, k]`; the batch shapes broadcast, and one matrix serves many right sides.
 * @returns x, shape `[..., n, k]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { triangularSolve } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const l = tf.tensor2d([[2, 0], [1, 4]]);
 * const x = triangularSolve(l, tf.tensor2d([[2], [9]])); // [[1], [2]]
 * ```
 */
export function triangularSolve(
  t: Tensor,
  b: Tensor,
  { lower = true, transpose = false }: TriangularSolveOptions = {},
): Tensor {
  checkSquare('triangularSolve', 't', t);
  checkMatrix('triangularSolve', 'b', b);
  checkRightSide('triangularSolve', t, b);
  return tf.tidy(() =>
    overSystems(t, b, (matrices, right) => {
      const below = lower ? matrices : transposed(matrices);
      const triangle = tf.mul<tf.Tensor3D>(below, bandMask(sidesOf(below), -Infinity, 0));
      return solveLower(triangle, right, transpose === lower);
    }),
  );
}

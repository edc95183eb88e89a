import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkRightSide } from './align-batches.js';
import { checkMatrix, checkSquare } from './check-matrix.js';
import { triangularSolve } from './triangular-solve.js';

/**
 * Solves symmetric positive definite systems by their Cholesky factors, with gradients to both.
 *
 *     L Lᵀ x = b
 *
 * @param l what {@link cholesky} returned, shape `[..., n, n]`.
 * @param b shape `[..., n, k]`; the batch shapes broadcast, and one matrix serves many right sides.
 * @returns x, shape `[..., n, k]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { cholesky, choleskySolve } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const a = tf.tensor2d([[4, 2], [2, 10]]);
 * const x = choleskySolve(cholesky(a), tf.tensor2d([[8], [22]])); // [[1], [2]]
 * ```
 */
export function choleskySolve(l: Tensor, b: Tensor): Tensor {
  checkSquare('choleskySolve', 'l', l);
  checkMatrix('choleskySolve', 'b', b);
  checkRightSide('choleskySolve', l, b);
  return tf.tidy(() => triangularSolve(l, triangularSolve(l, b), { transpose: true }));
}

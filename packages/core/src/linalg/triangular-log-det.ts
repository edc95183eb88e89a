import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkSquare } from './check-matrix.js';
import { diagonalPart } from './diagonal-part.js';

/**
 * Logarithms of the sizes of determinants of triangular matrices.
 *
 *     log |det T| = Σᵢ log |tᵢᵢ|
 *
 * Twice that of a Cholesky factor is the log-determinant of its matrix.
 *
 * @param t upper or lower triangular, shape `[..., n, n]`; only the diagonal is read.
 * @returns the batch shape.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { triangularLogDet } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const logDet = triangularLogDet(tf.tensor2d([[2, 0], [1, 3]])); // log 6
 * ```
 */
export function triangularLogDet(t: Tensor): Tensor {
  checkSquare('triangularLogDet', 't', t);
  return tf.tidy(() => tf.sum(tf.log(tf.abs(diagonalPart(t))), -1));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkSquare } from './check-matrix.js';
import { diagonalPart } from './diagonal-part.js';

/**
 * Traces of matrices.
 *
 *     tr A = Σᵢ aᵢᵢ
 *
 * @param a shape `[..., n, n]`.
 * @returns the batch shape.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { trace } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const t = trace(tf.tensor2d([[1, 2], [3, 4]])); // 5
 * ```
 */
export function trace(a: Tensor): Tensor {
  checkSquare('trace', 'a', a);
  return tf.tidy(() => tf.sum(diagonalPart(a), -1));
}

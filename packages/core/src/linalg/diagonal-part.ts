import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { checkMatrix } from './check-matrix.js';
import { block, overMatrices, sidesOf } from './matrices.js';

/**
 * The main diagonals of matrices.
 *
 *     dᵢ = aᵢᵢ
 *
 * @param a shape `[..., m, n]`.
 * @returns shape `[..., min(m, n)]`.
 * @throws InputError where `a` holds no matrices.
 *
 * @example
 * ```ts
 * import { diagonalPart } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = diagonalPart(tf.tensor2d([[1, 2], [3, 4]])); // [1, 4]
 * ```
 */
export function diagonalPart(a: Tensor): Tensor {
  checkMatrix('diagonalPart', 'a', a);
  const n = Math.min(...sidesOf(a));
  return tf.tidy(() =>
    overMatrices(a, [n], (matrices) => diagonals(block(matrices, [0, n], [0, n]))),
  );
}

/** Diagonals of square matrices: rows of n + 1 numbers each begin with one. */
function diagonals(a: Tensor3D): Tensor {
  const [count, n] = a.shape;
  const flat = tf.pad(tf.reshape(a, [count, n * n]), [[0, 0], [0, n]]); // prettier-ignore
  return block(tf.reshape(flat, [count, n, n + 1]), [0, n], [0, 1]);
}

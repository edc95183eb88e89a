import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkSquare } from './check-matrix.js';
import { factorLu, unitLower, upperOf } from './factor-lu.js';
import { batchOf, listed, sidesOf } from './matrices.js';

/** Triangular factors of matrices whose rows are reordered: what {@link lu} returns. */
export interface LU {
  /** Which row of A stands in each row of P A, int32, shape `[..., n]`. */
  readonly permutation: Tensor;
  /** L, lower triangular with ones on the diagonal and nothing above 1, shape `[..., n, n]`. */
  readonly lower: Tensor;
  /** U, upper triangular, shape `[..., n, n]`. */
  readonly upper: Tensor;
}

/**
 * LU factors with partial pivoting, with gradients.
 *
 *     P A = L U,   that is (L U)ᵢⱼ = A[permutationᵢ, j]
 *
 * A singular matrix has factors too, with a zero on the diagonal of U, but its gradient is not finite.
 * The gradient is Ā = Pᵀ L⁻ᵀ (tril(Lᵀ L̄, −1) + triu(Ū Uᵀ)) U⁻ᵀ (compare Seeger et al. 2017,
 * "Auto-differentiating linear algebra", https://arxiv.org/abs/1710.08717).
 *
 * @param a shape `[..., n, n]`.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { lu } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { permutation, lower, upper } = lu(tf.tensor2d([[1, 2], [4, 4]]));
 * // [1, 0], [[1, 0], [0.25, 1]], [[4, 4], [0, 1]]
 * ```
 */
export function lu(a: Tensor): LU {
  checkSquare('lu', 'a', a);
  const [n] = sidesOf(a);
  const batch = batchOf(a);
  return tf.tidy(() => {
    if (a.size === 0) {
      const [lower, upper] = [tf.clone(a), tf.clone(a)];
      return { permutation: tf.zeros([...batch, n], 'int32'), lower, upper };
    }
    const { order, compact } = factorLu(listed(a));
    return {
      permutation: tf.cast(tf.reshape(order, [...batch, n]), 'int32'),
      lower: tf.reshape(unitLower(compact), a.shape),
      upper: tf.reshape(upperOf(compact), a.shape),
    };
  }) as { permutation: Tensor; lower: Tensor; upper: Tensor };
}

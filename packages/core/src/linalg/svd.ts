import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkMatrix } from './check-matrix.js';
import { factorSvd } from './factor-svd.js';
import { batchOf, block, listed, sidesOf, transposed } from './matrices.js';

/** Singular values and vectors: what {@link svd} returns, for k = min(m, n). */
export interface SVD {
  /** U, with orthonormal columns, shape `[..., m, k]`. */
  readonly u: Tensor;
  /** s ≥ 0 in descending order, shape `[..., k]`. */
  readonly s: Tensor;
  /** V, with orthonormal columns, shape `[..., n, k]`. */
  readonly v: Tensor;
}

/**
 * Reduced singular value decompositions, with gradients.
 *
 *     A = U diag(s) Vᵀ,   Uᵀ U = Vᵀ V = I
 *
 * By one-sided Jacobi rotations in a fixed number of sweeps, min(m, n)/2 of them at once, for sizes up
 * to about 64. The sign of a pair of singular vectors, and the basis of those of equal singular values,
 * are arbitrary. For the gradient see Townsend 2016, "Differentiating the singular value
 * decomposition", https://j-towns.github.io/papers/svd-derivative.pdf. Singular vectors have no
 * derivative where singular values meet, or are 0 in a matrix that is not square: such terms, within
 * 10⁻⁶ of the largest singular value, are left out, so gradients are finite, and right for what depends
 * on singular values alone and alike on equal ones.
 *
 * @param a shape `[..., m, n]`.
 * @throws InputError where `a` holds no matrices.
 *
 * @example
 * ```ts
 * import { svd } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { u, s, v } = svd(tf.tensor2d([[0, 2], [3, 0]])); // s = [3, 2]
 * ```
 */
export function svd(a: Tensor): SVD {
  checkMatrix('svd', 'a', a);
  const batch = batchOf(a);
  const [m, n] = sidesOf(a);
  const [long, short] = [Math.max(m, n), Math.min(m, n)];
  return tf.tidy((): { u: Tensor; s: Tensor; v: Tensor } => {
    const toShape = (x: Tensor, ...shape: number[]): Tensor => tf.reshape(x, [...batch, ...shape]);
    if (a.size === 0) {
      return { u: toShape(a, m, short), s: toShape(a, short), v: toShape(a, n, short) };
    }
    const packed = factorSvd(m >= n ? listed(a) : transposed(listed(a)));
    const all = long + short;
    const left = toShape(block(packed, [0, long], [0, short]), long, short);
    const right = toShape(block(packed, [long, all], [0, short]), short, short);
    const s = toShape(block(packed, [all, all + 1], [0, short]), short);
    return m >= n ? { u: left, s, v: right } : { u: right, s, v: left };
  });
}

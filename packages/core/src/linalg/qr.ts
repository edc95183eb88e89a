import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { checkMatrix } from './check-matrix.js';
import { factorQr } from './factor-qr.js';
import { batchOf, block, listed, sidesOf } from './matrices.js';

/** Orthonormal columns and a triangle: what {@link qr} returns, for k = min(m, n). */
export interface QR {
  /** Q, with orthonormal columns, shape `[..., m, k]`. */
  readonly q: Tensor;
  /** R, upper triangular with a diagonal ≥ 0, shape `[..., k, n]`. */
  readonly r: Tensor;
}

/**
 * Reduced QR factors, with gradients.
 *
 *     A = Q R,   Qᵀ Q = I,   rᵢᵢ ≥ 0
 *
 * By Householder reflections, and so orthonormal for any A. With the sign of the diagonal fixed, the
 * factors of a matrix of full rank are unique, and those of a Gaussian one make Q uniform over the
 * orthogonal matrices (Mezzadri 2007, "How to generate random matrices from the classical compact
 * groups", https://arxiv.org/abs/math-ph/0609050). Where A has not full rank there is no finite
 * gradient; else it is, for m ≥ n, Ā = (Q̄ + Q sym(M)) R⁻ᵀ, M = R R̄ᵀ − Q̄ᵀ Q, where sym mirrors the
 * lower triangle (Walter & Lehmann 2010, "Algorithmic differentiation of linear algebra functions",
 * §3.2; Seeger et al. 2017, "Auto-differentiating linear algebra", https://arxiv.org/abs/1710.08717).
 *
 * @param a shape `[..., m, n]`.
 * @throws InputError where `a` holds no matrices.
 *
 * @example
 * ```ts
 * import { qr } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { q, r } = qr(tf.tensor2d([[3, 1], [4, 2]])); // r = [[5, 2.2], [0, 0.4]]
 * ```
 */
export function qr(a: Tensor): QR {
  checkMatrix('qr', 'a', a);
  const batch = batchOf(a);
  const [m, n] = sidesOf(a);
  const k = Math.min(m, n);
  return tf.tidy((): { q: Tensor; r: Tensor } => {
    const [toQ, toR] = [
      [...batch, m, k],
      [...batch, k, n],
    ];
    if (a.size === 0) return { q: tf.reshape(a, toQ), r: tf.reshape(a, toR) };
    const matrices = listed(a);
    const { q, r } = factorQr(block(matrices, [0, m], [0, k]));
    const rest = n === k ? [] : [tf.matMul<Tensor3D>(q, block(matrices, [0, m], [k, n]), true)];
    return { q: tf.reshape(q, toQ), r: tf.reshape(tf.concat([r, ...rest], 2), toR) };
  });
}

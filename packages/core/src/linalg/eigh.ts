import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { checkSquare } from './check-matrix.js';
import { factorEigh } from './factor-eigh.js';
import { batchOf, block, listed, sidesOf, transposed } from './matrices.js';

/** Eigenvalues and eigenvectors: what {@link eigh} returns. */
export interface Eigh {
  /** λ in ascending order, shape `[..., n]`. */
  readonly eigenvalues: Tensor;
  /** V, with the eigenvector of each in its column, shape `[..., n, n]`. */
  readonly eigenvectors: Tensor;
}

/**
 * Eigendecompositions of symmetric matrices, with gradients.
 *
 *     A = V diag(λ) Vᵀ,   Vᵀ V = I
 *
 * A is taken as ½ (A + Aᵀ). By Jacobi rotations in a fixed number of sweeps, n/2 of them at once:
 * some 30 n operations of the engine a sweep, for n up to about 64. The sign of an eigenvector, and
 * the basis that those of equal eigenvalues make, are arbitrary.
 *
 * Ā = V (diag(λ̄) + F ∘ Vᵀ V̄) Vᵀ, symmetrized, with Fᵢⱼ = 1 / (λⱼ − λᵢ) (Giles 2008, "Collected matrix
 * derivative results for forward and reverse mode algorithmic differentiation", §3.1; Seeger et al.
 * 2017, "Auto-differentiating linear algebra", https://arxiv.org/abs/1710.08717). Eigenvectors have no
 * derivative where eigenvalues meet: F is set to 0 where two are within 10⁻⁶ of the largest, so
 * gradients are finite, and right for what depends on the eigenvalues alone and alike on equal ones.
 *
 * @param a shape `[..., n, n]`.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { eigh } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { eigenvalues, eigenvectors } = eigh(tf.tensor2d([[2, 1], [1, 2]])); // eigenvalues [1, 3]
 * ```
 */
export function eigh(a: Tensor): Eigh {
  checkSquare('eigh', 'a', a);
  const [n] = sidesOf(a);
  const ofValues = [...batchOf(a), n];
  return tf.tidy((): { eigenvalues: Tensor; eigenvectors: Tensor } => {
    if (a.size === 0) return { eigenvalues: tf.reshape(a, ofValues), eigenvectors: tf.clone(a) };
    const matrices = listed(a);
    const packed = factorEigh(tf.mul<Tensor3D>(0.5, tf.add(matrices, transposed(matrices))));
    return {
      eigenvalues: tf.reshape(block(packed, [n, n + 1], [0, n]), ofValues),
      eigenvectors: tf.reshape(block(packed, [0, n], [0, n]), a.shape),
    };
  });
}

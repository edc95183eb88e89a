import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { checkSquare } from './check-matrix.js';
import { block, blockLower, overMatrices, sidesOf, transposed } from './matrices.js';
import { solveLower } from './solve-lower.js';
import { withGradient } from './with-gradient.js';

/** Diagonal blocks up to this size are factored column by column. */
const BLOCK = 8;

/**
 * Cholesky factors of symmetric positive definite matrices, with gradients.
 *
 *     A = L Lᵀ,   L lower triangular with a positive diagonal
 *
 * A is taken as ½ (A + Aᵀ), so its gradient is symmetric. A matrix that is not positive definite, as
 * far as float32 can tell, has NaN in its factor, and the others of the batch are not affected: what
 * is added to the diagonal, some 10⁻⁶ of the largest eigenvalue, is for the caller to know. The
 * gradient is Ā = L⁻ᵀ Φ(Lᵀ L̄) L⁻¹, symmetrized, where Φ takes the lower triangle and halves its
 * diagonal (Murray 2016, "Differentiation of the Cholesky decomposition", eq. 10,
 * https://arxiv.org/abs/1602.07527).
 *
 * @param a shape `[..., n, n]`.
 * @returns L, shape `[..., n, n]`.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { cholesky } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const l = cholesky(tf.tensor2d([[4, 2], [2, 10]])); // [[2, 0], [1, 3]]
 * ```
 */
export function cholesky(a: Tensor): Tensor {
  checkSquare('cholesky', 'a', a);
  return tf.tidy(() =>
    overMatrices(a, sidesOf(a), (matrices) =>
      factor(tf.mul<Tensor3D>(0.5, tf.add(matrices, transposed(matrices)))),
    ),
  );
}

const factor = withGradient({
  value: (a) => byBlocks(a!),
  gradient: (dy, l) => {
    const n = l.shape[1];
    const identity = tf.add<Tensor3D>(tf.zerosLike(l), bandMask([n, n], 0, 0));
    const inverse = solveLower(l, identity);
    // Φ, halved once more for the symmetrization.
    const phi = tf.add(bandMask([n, n], -Infinity, -1), bandMask([n, n], -Infinity, 0));
    const inner = tf.mul<Tensor3D>(tf.matMul(l, dy, true), tf.mul(phi, 0.25));
    const half = tf.matMul<Tensor3D>(tf.matMul(inverse, inner, true), inverse);
    return [tf.add(half, transposed(half))];
  },
});

/** [L₁₁ 0; L₂₁ L₂₂] with L₂₁ = A₂₁ L₁₁⁻ᵀ and L₂₂ L₂₂ᵀ = A₂₂ − L₂₁ L₂₁ᵀ. */
function byBlocks(a: Tensor3D): Tensor3D {
  const n = a.shape[1];
  if (n <= BLOCK) return byColumns(a);
  const half = BLOCK * Math.ceil(n / BLOCK / 2);
  const [low, high] = [[0, half] as const, [half, n] as const];
  const l11 = byBlocks(block(a, low, low));
  const l21 = transposed(solveLower(l11, block(a, low, high)));
  const rest = tf.sub<Tensor3D>(block(a, high, high), tf.matMul(l21, l21, false, true));
  return blockLower(l11, l21, byBlocks(rest));
}

function byColumns(a: Tensor3D): Tensor3D {
  const n = a.shape[1];
  const columns: Tensor3D[] = [];
  let rest = a;
  for (let j = 0; j < n; j++) {
    const size = n - j;
    const pivot = tf.sqrt(block(rest, [0, 1], [0, 1]));
    const column = tf.div<Tensor3D>(block(rest, [0, size], [0, 1]), pivot); // [count, n − j, 1]
    columns.push(tf.pad(column, [[0, 0], [j, 0], [0, 0]])); // prettier-ignore
    if (size === 1) break;
    const below = block(column, [1, size], [0, 1]);
    rest = tf.sub(block(rest, [1, size], [1, size]), tf.matMul(below, below, false, true));
  }
  return tf.concat(columns, 2);
}

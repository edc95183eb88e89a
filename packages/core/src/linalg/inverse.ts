import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { checkSquare } from './check-matrix.js';
import { overMatrices, sidesOf } from './matrices.js';
import { solveByLu } from './solve.js';

/**
 * Inverses of matrices, with gradients.
 *
 *     A A⁻¹ = I,   Ā = −A⁻ᵀ Z̄ A⁻ᵀ for Z = A⁻¹
 *
 * To apply an inverse, {@link solve} is faster and more accurate. Where A is singular in float32, the
 * result is not finite.
 *
 * @param a shape `[..., n, n]`.
 * @returns shape `[..., n, n]`.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { inverse } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const z = inverse(tf.tensor2d([[0, 2], [4, 0]])); // [[0, 0.25], [0.5, 0]]
 * ```
 */
export function inverse(a: Tensor): Tensor {
  checkSquare('inverse', 'a', a);
  const sides = sidesOf(a);
  return tf.tidy(() =>
    overMatrices(a, sides, (matrices) =>
      solveByLu(matrices, tf.add<Tensor3D>(tf.zerosLike(matrices), bandMask(sides, 0, 0))),
    ),
  );
}

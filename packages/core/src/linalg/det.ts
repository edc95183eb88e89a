import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkSquare } from './check-matrix.js';
import { slogdet } from './slogdet.js';

/**
 * Determinants, with gradients.
 *
 *     det A = sign · exp(log |det A|),   ∂ det A / ∂A = det A · A⁻ᵀ
 *
 * Beyond 3·10³⁸ it overflows where {@link slogdet} does not. The determinant of a singular matrix is
 * 0, with no finite gradient.
 *
 * @param a shape `[..., n, n]`.
 * @returns the batch shape.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { det } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = det(tf.tensor2d([[0, 2], [3, 0]])); // -6
 * ```
 */
export function det(a: Tensor): Tensor {
  checkSquare('det', 'a', a);
  return tf.tidy(() => {
    const { sign, logAbsDet } = slogdet(a);
    return tf.mul(sign, tf.exp(logAbsDet));
  });
}

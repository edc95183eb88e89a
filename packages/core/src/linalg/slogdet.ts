import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { checkSquare } from './check-matrix.js';
import { diagonalPart } from './diagonal-part.js';
import { factorLu } from './factor-lu.js';
import { batchOf, listed } from './matrices.js';
import { withoutGradient } from '../without-gradient.js';

/** A determinant by sign and size: what {@link slogdet} returns. */
export interface SignAndLogDet {
  /** −1, 0 or 1, of the batch shape; it has a gradient of zero. */
  readonly sign: Tensor;
  /** log |det A|, of the batch shape; −∞ where the sign is 0. */
  readonly logAbsDet: Tensor;
}

/**
 * Sign and logarithm of the size of determinants, with gradients.
 *
 *     det A = sign · exp(logAbsDet),   ∂ log |det A| / ∂A = A⁻ᵀ
 *
 * By LU factors: log |det A| = Σᵢ log |uᵢᵢ|. A matrix that is singular in float32 has sign 0, −∞, and
 * no finite gradient.
 *
 * @param a shape `[..., n, n]`.
 * @throws InputError where the matrices are not square.
 *
 * @example
 * ```ts
 * import { slogdet } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { sign, logAbsDet } = slogdet(tf.tensor2d([[0, 2], [3, 0]])); // -1, log 6
 * ```
 */
export function slogdet(a: Tensor): SignAndLogDet {
  checkSquare('slogdet', 'a', a);
  const batch = [...batchOf(a)];
  return tf.tidy(() => {
    if (a.size === 0) return { sign: tf.reshape(a, batch), logAbsDet: tf.reshape(a, batch) };
    const { order, compact } = factorLu(listed(a));
    const diagonal = diagonalPart(compact);
    const sign = signOf(order, diagonal);
    const logAbsDet = tf.sum(tf.log(tf.abs(diagonal)), -1);
    return { sign: tf.reshape(sign, batch), logAbsDet: tf.reshape(logAbsDet, batch) };
  });
}

const signOf = withoutGradient((order, diagonal) =>
  tf.mul(parity(order as Tensor2D), tf.prod(tf.sign(diagonal), 1)),
);

/** 1 for even permutations, −1 for odd ones: by the number of pairs in the wrong order. */
function parity(order: Tensor2D): Tensor {
  const n = order.shape[1];
  const isLater = tf.cast(tf.greater(tf.expandDims(order, 2), tf.expandDims(order, 1)), 'float32');
  const inversions = tf.sum(tf.mul(isLater, bandMask([n, n], 1, Infinity)), [1, 2]);
  return tf.sub(1, tf.mul(2, tf.mod(inversions, 2)));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { bandMask } from './band-mask.js';
import { checkSquare } from './check-matrix.js';
import { batchOf, sidesOf } from './matrices.js';

/**
 * Replaces the main diagonals of matrices.
 *
 *     dᵢ where i = j, else aᵢⱼ
 *
 * @param a shape `[..., n, n]`, with finite numbers.
 * @param diagonal shape `[..., n]`, with finite numbers.
 * @returns shape `[..., n, n]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { setDiagonal } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const l = setDiagonal(tf.tensor2d([[0, 0], [3, 0]]), tf.tensor1d([1, 2])); // [[1, 0], [3, 2]]
 * ```
 */
export function setDiagonal(a: Tensor, diagonal: Tensor): Tensor {
  checkSquare('setDiagonal', 'a', a);
  const [n] = sidesOf(a);
  checkShape('setDiagonal', 'diagonal', diagonal.shape, [...batchOf(a), n]);
  return tf.tidy(() => {
    const identity = bandMask([n, n], 0, 0);
    const onDiagonal = tf.mul(identity, tf.expandDims(diagonal, -1));
    return tf.add(tf.mul(a, tf.sub(1, identity)), onDiagonal);
  });
}

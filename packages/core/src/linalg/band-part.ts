import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bandMask } from './band-mask.js';
import { checkMatrix } from './check-matrix.js';
import { sidesOf } from './matrices.js';

/**
 * Keeps the diagonals from `from` to `to` of matrices and sets the others to zero.
 *
 *     aᵢⱼ where from ≤ j − i ≤ to, else 0
 *
 * The main diagonal is 0 and those above it are positive: `bandPart(a, -Infinity, 0)` is the lower
 * triangle. `tf.linalg.bandPart` takes the matrices of a batch one by one; this takes them together.
 *
 * @param a shape `[..., m, n]`, with finite numbers.
 * @returns shape `[..., m, n]`.
 * @throws InputError where `a` holds no matrices.
 *
 * @example
 * ```ts
 * import { bandPart } from '@gen/core/linalg';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const lower = bandPart(tf.tensor2d([[1, 2], [3, 4]]), -Infinity, 0); // [[1, 0], [3, 4]]
 * ```
 */
export function bandPart(a: Tensor, from: number, to: number): Tensor {
  checkMatrix('bandPart', 'a', a);
  return tf.tidy(() => tf.mul(a, bandMask(sidesOf(a), from, to)));
}

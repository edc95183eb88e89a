import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { stopGradient } from '../derivatives/stop-gradient.js';
import { checkBroadcast } from '../broadcast-shape.js';
import { InputError } from '../input-error.js';

/** Up to so many coordinates, differences are taken one by one. */
const FEW = 8;

/**
 * Squared Euclidean distances of all pairs.
 *
 *     sᵢⱼ = ‖xᵢ − yⱼ‖²
 *
 * Of up to 8 coordinates as they are written, and exact to rounding; of more as
 * ‖x‖² + ‖y‖² − 2 xᵀy around the mean of y, one product of matrices, with an error of some 10⁻⁷ of the
 * squared norms.
 *
 * @param x shape `[..., n, d]`.
 * @param y shape `[..., m, d]`.
 * @returns shape `[..., n, m]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { squaredDistances } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const s = squaredDistances(tf.tensor2d([[0, 0]]), tf.tensor2d([[3, 4], [0, 0]])); // [[25, 0]]
 * ```
 */
export function squaredDistances(x: Tensor, y: Tensor): Tensor {
  checkRows(x, y);
  return tf.tidy(() => (x.shape.at(-1)! <= FEW ? byDifferences(x, y) : byProducts(x, y)));
}

function byDifferences(x: Tensor, y: Tensor): Tensor {
  const differences = tf.sub(tf.expandDims(x, -2), tf.expandDims(y, -3)); // [..., n, m, d]
  return tf.sum(tf.square(differences), -1);
}

function byProducts(x: Tensor, y: Tensor): Tensor {
  const center = tf.mean(stopGradient(y), -2, true);
  const [a, b] = [tf.sub(x, center), tf.sub(y, center)];
  const norms = tf.add(tf.sum(tf.square(a), -1, true), tf.expandDims(tf.sum(tf.square(b), -1), -2));
  return tf.maximum(tf.sub(norms, tf.mul(tf.matMul(a, b, false, true), 2)), 0);
}

function checkRows(x: Tensor, y: Tensor): void {
  const callee = 'squaredDistances';
  for (const [argument, each] of [['x', x] as const, ['y', y] as const]) {
    if (each.rank >= 2 && each.shape.at(-1) === x.shape.at(-1)) continue;
    throw new InputError({
      callee,
      argument,
      expected: 'shape [..., n, d], with d alike in both',
      got: `shape [${each.shape}]`,
    });
  }
  checkBroadcast(callee, 'y', y.shape.slice(0, -2), x.shape.slice(0, -2));
}

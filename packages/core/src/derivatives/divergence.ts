import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkRowwise, checkRows } from './check-rows.js';
import { pullBack } from './pull-back.js';
import { recorded } from './recorded.js';
import { unitRows } from './unit-rows.js';

/**
 * A vector field's value and its exact divergence, for fields that act on each row by itself.
 *
 *     value = f(x),   divergence = Σᵢ ∂fᵢ / ∂xᵢ
 *
 * One evaluation and n passes back, each for all rows; {@link hutchinsonDivergence} estimates it by
 * one. Both are differentiable in x and in what f captures. This is the rate at which the log density
 * falls along a continuous flow (Chen et al. 2018, "Neural ordinary differential equations", eq. 8,
 * https://arxiv.org/abs/1806.07366).
 *
 * @param f from `[..., n]` to `[..., n]`, row by row.
 * @param x shape `[..., n]`.
 * @returns `value`, `[..., n]`, and `divergence`, the shape of the batch.
 * @throws InputError where f does not give a row of n numbers for each row.
 *
 * @example
 * ```ts
 * import { divergence } from '@gen/core/derivatives';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const field = divergence((x) => tf.square(x), tf.tensor2d([[1, 2]]));
 * const rate = field.divergence; // [6]
 * ```
 */
export function divergence(
  f: (x: Tensor) => Tensor,
  x: Tensor,
): {
  /** f(x). */
  value: Tensor;
  /** ∇ · f, `[...]`. */
  divergence: Tensor;
} {
  checkRows('divergence', x);
  return recorded(x, (at) => {
    const value = f(at);
    checkRowwise('divergence', x, value, x.shape.at(-1)!);
    const terms = unitRows(x.shape).map((unit) => tf.mul(pullBack(value, at, unit), unit));
    return { value, divergence: tf.sum(tf.addN(terms), -1) };
  });
}

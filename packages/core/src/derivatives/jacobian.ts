import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkRowwise, checkRows } from './check-rows.js';
import { pullBack } from './pull-back.js';
import { recorded } from './recorded.js';
import { unitRows } from './unit-rows.js';

/**
 * A function's value and its Jacobian, for functions that act on each row by itself.
 *
 *     value = f(x),   Jᵢⱼ = ∂fᵢ / ∂xⱼ
 *
 * One evaluation and min(m, n) passes back, each for all rows of the batch: by rows of J where m ≤ n,
 * and else by columns, for which what f is made of needs a second derivative, as in {@link jvp}.
 * Where a row of f(x) depends on other rows of x, as behind batch normalization, this is not the
 * Jacobian. Both results are differentiable in x and in what f captures.
 *
 * @param f from `[..., n]` to `[..., m]`, row by row.
 * @param x shape `[..., n]`.
 * @returns `value`, `[..., m]`, and `jacobian`, `[..., m, n]`.
 * @throws InputError where f does not give a row for each row.
 *
 * @example
 * ```ts
 * import { jacobian } from '@gen/core/derivatives';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const j = jacobian((x) => tf.square(x), tf.tensor2d([[1, 2]])).jacobian; // [[[2, 0], [0, 4]]]
 * ```
 */
export function jacobian(
  f: (x: Tensor) => Tensor,
  x: Tensor,
): {
  /** f(x). */
  value: Tensor;
  /** J, `[..., m, n]`. */
  jacobian: Tensor;
} {
  checkRows('jacobian', x);
  return recorded(x, (at) => {
    const value = f(at);
    checkRowwise('jacobian', x, value);
    const byRows = value.shape.at(-1)! <= x.shape.at(-1)!;
    return { value, jacobian: byRows ? rows(value, at) : columns(value, at) };
  });
}

function rows(value: Tensor, x: Tensor): Tensor {
  const parts = unitRows(value.shape).map((unit) => pullBack(value, x, unit));
  return tf.stack(parts, x.rank - 1);
}

function columns(value: Tensor, x: Tensor): Tensor {
  const cotangent = tf.zeros(value.shape);
  const transposed = pullBack(value, x, cotangent);
  const parts = unitRows(x.shape).map((unit) => pullBack(transposed, cotangent, unit));
  return tf.stack(parts, x.rank);
}

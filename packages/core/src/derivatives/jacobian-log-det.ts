import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { slogdet } from '../linalg/slogdet.js';
import { checkRowwise, checkRows } from './check-rows.js';
import { jacobian } from './jacobian.js';

/**
 * A function's value and the logarithm of the size of its Jacobian determinant, at small sizes: what
 * the change of variables needs of any invertible function of rows.
 *
 *     value = f(x),   logAbsDet = log |det ∂f / ∂x|
 *
 * It costs n passes back and a factorization, O(n³) for each row. Both are differentiable in x and in
 * what f captures; where the Jacobian is singular, it is −∞ without a finite gradient.
 *
 * @param f from `[..., n]` to `[..., n]`, row by row.
 * @param x shape `[..., n]`.
 * @returns `value`, `[..., n]`, and `logAbsDet`, the shape of the batch.
 * @throws InputError where f does not give a row of n numbers for each row.
 *
 * @example
 * ```ts
 * import { jacobianLogDet } from '@gen/core/derivatives';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { logAbsDet } = jacobianLogDet((x) => tf.exp(x), tf.tensor2d([[1, 2]])); // [3]
 * ```
 */
export function jacobianLogDet(
  f: (x: Tensor) => Tensor,
  x: Tensor,
): {
  /** f(x). */
  value: Tensor;
  /** log |det J|, `[...]`. */
  logAbsDet: Tensor;
} {
  checkRows('jacobianLogDet', x);
  return tf.tidy(() => {
    const { value, jacobian: matrices } = jacobian((at) => {
      const y = f(at);
      checkRowwise('jacobianLogDet', x, y, x.shape.at(-1)!);
      return y;
    }, x);
    return { value, logAbsDet: slogdet(matrices).logAbsDet };
  });
}

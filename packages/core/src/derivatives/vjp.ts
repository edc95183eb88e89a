import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { pullBack } from './pull-back.js';
import { recorded } from './recorded.js';

/**
 * A function's value and its vector–Jacobian product, in reverse mode: one pass forward, one back.
 *
 *     value = f(x),   vjp = Jᵀ u,   Jᵢⱼ = ∂fᵢ / ∂xⱼ
 *
 * Both are differentiable in x, in u and in what f captures.
 *
 * @param f from the shape of x to that of the cotangent.
 * @param x any shape.
 * @param cotangent u, of the shape of f(x).
 * @returns `value`, and `vjp` of the shape of x.
 * @throws InputError where the cotangent has another shape than f(x).
 *
 * @example
 * ```ts
 * import { vjp } from '@gen/core/derivatives';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const product = vjp((x) => tf.square(x), tf.tensor1d([1, 2]), tf.tensor1d([1, 10])).vjp; // [2, 40]
 * ```
 */
export function vjp(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  cotangent: Tensor,
): {
  /** f(x). */
  value: Tensor;
  /** vᵀ J, of the shape of x. */
  vjp: Tensor;
} {
  return recorded(x, (at) => {
    const value = f(at);
    checkShape('vjp', 'cotangent', cotangent.shape, value.shape, 'It pairs with f(x).');
    return { value, vjp: pullBack(value, at, cotangent) };
  });
}

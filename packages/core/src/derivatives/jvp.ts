import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { pullBack } from './pull-back.js';
import { recorded } from './recorded.js';

/**
 * A function's value and its Jacobian–vector product: the derivative in one direction.
 *
 *     value = f(x),   jvp = J v,   Jᵢⱼ = ∂fᵢ / ∂xⱼ
 *
 * TensorFlow.js has no forward mode. Jᵀ u is linear in u, and its own pullback by v is J v, at any u:
 * two passes back (Townsend 2017, "A new trick for calculating Jacobian vector products",
 * https://j-towns.github.io/2017/06/12/A-new-trick.html). What f is made of therefore needs a second
 * derivative. Both results are differentiable in x, in v and in what f captures.
 *
 * @param f from the shape of x to any shape.
 * @param x any shape.
 * @param tangent v, of the shape of x.
 * @returns `value` and `jvp`, both of the shape of f(x).
 * @throws InputError where the tangent has another shape than x.
 *
 * @example
 * ```ts
 * import { jvp } from '@gen/core/derivatives';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const product = jvp((x) => tf.square(x), tf.tensor1d([1, 2]), tf.tensor1d([1, 10])).jvp; // [2, 40]
 * ```
 */
export function jvp(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  tangent: Tensor,
): {
  /** f(x). */
  value: Tensor;
  /** J v, of the shape of f(x). */
  jvp: Tensor;
} {
  checkShape('jvp', 'tangent', tangent.shape, x.shape, 'It is a direction in which x moves.');
  return recorded(x, (at) => {
    const value = f(at);
    const cotangent = tf.zeros(value.shape);
    const transposed = pullBack(value, at, cotangent);
    return { value, jvp: pullBack(transposed, cotangent, tangent) };
  });
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { pullBack } from './pull-back.js';
import { recorded } from './recorded.js';

/** What {@link hvp} returns, all of it differentiable. */
export interface HessianProduct {
  /** f(x). */
  readonly value: Tensor;
  /** ∂ Σ f(x) / ∂x, of the shape of x. */
  readonly grad: Tensor;
  /** H v, of the shape of x. */
  readonly hvp: Tensor;
}

/**
 * A function's value, gradient and Hessian–vector product.
 *
 *     hvp = H v,   Hᵢⱼ = ∂² Σ f(x) / ∂xᵢ ∂xⱼ
 *
 * The Hessian itself is never formed: the gradient is pulled back by v (Pearlmutter 1994, "Fast exact
 * multiplication by the Hessian", https://doi.org/10.1162/neco.1994.6.1.147). Where f gives each row
 * of x a number of its own, each row of `hvp` is by its own Hessian.
 *
 * @param f from the shape of x to any shape.
 * @param x any shape.
 * @param vector v, of the shape of x.
 * @throws InputError where the vector has another shape than x.
 *
 * @example
 * ```ts
 * import { hvp } from '@gen/core/derivatives';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const cubes = (x: tf.Tensor) => tf.sum(tf.mul(x, tf.square(x)));
 * const product = hvp(cubes, tf.tensor1d([1, 2]), tf.tensor1d([1, 1])).hvp; // 6 x v = [6, 12]
 * ```
 */
export function hvp(f: (x: Tensor) => Tensor, x: Tensor, vector: Tensor): HessianProduct {
  checkShape('hvp', 'vector', vector.shape, x.shape, 'It multiplies the Hessian in x.');
  return recorded(x, (at): { value: Tensor; grad: Tensor; hvp: Tensor } => {
    const value = f(at);
    const grad = pullBack(value, at, tf.ones(value.shape));
    return { value, grad, hvp: pullBack(grad, at, vector) };
  });
}

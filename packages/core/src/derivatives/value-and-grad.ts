import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { pullBack } from './pull-back.js';
import { recorded } from './recorded.js';

/**
 * A function's value and its gradient, which are differentiable in x and in what f captures.
 *
 *     value = f(x),   grad = ∂ Σ f(x) / ∂x
 *
 * So where f gives each row of x a number of its own, as a log density does, each row of `grad` is
 * its gradient. Unlike `tf.valueAndGrad`, a function that does not depend on x has a gradient of
 * zero, and what f captures is held fixed even where it was computed from x.
 *
 * @param f from the shape of x to any shape.
 * @param x any shape.
 * @returns `value`, as f gives it, and `grad`, of the shape of x.
 *
 * @example
 * ```ts
 * import { valueAndGrad } from '@gen/core/derivatives';
 * import { normal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = normal({ loc: 0, scale: 2 });
 * const { value, grad } = valueAndGrad((x) => d.logProb(x), tf.tensor1d([1, 2])); // grad = −x / 4
 * ```
 */
export function valueAndGrad(
  f: (x: Tensor) => Tensor,
  x: Tensor,
): {
  /** f(x). */
  value: Tensor;
  /** The gradient, of the shape of x. */
  grad: Tensor;
} {
  return recorded(x, (at) => {
    const value = f(at);
    return { value, grad: pullBack(value, at, tf.ones(value.shape)) };
  });
}

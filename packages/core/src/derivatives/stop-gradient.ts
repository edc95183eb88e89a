import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * The same numbers, to which no gradient passes.
 *
 *     y = x,   ∂y/∂x = 0
 *
 * @example
 * ```ts
 * import { stopGradient } from '@gen/core/derivatives';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const gradient = tf.grad((x) => tf.mul(x, stopGradient(x)))(tf.scalar(3)); // 3, not 6
 * ```
 */
export function stopGradient<T extends Tensor>(x: T): T {
  const constant = tf.customGrad((input) => ({
    value: tf.clone(input as Tensor),
    gradFunc: (dy: Tensor) => tf.zerosLike(dy),
  }));
  return constant(x) as T;
}

import * as tf from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';
import { sumTo } from '../sum-to.js';

/**
 * The same value, whose gradient in x has `gradient` added: what surrogates are made of.
 *
 * `gradient` is a constant, and what it was computed from is not differentiated at all.
 *
 * @param value any shape; its own gradient passes too.
 * @param x a shape that broadcasts to that of `gradient`.
 * @param gradient ∂value / ∂x of each element, with the shape of `value` followed by `eventRank` axes
 * of x; it may have further axes in front.
 */
export function linked(value: Tensor, x: Tensor, gradient: Tensor, eventRank = 0): Tensor {
  const ones = Array.from({ length: eventRank }, () => 1);
  const link = tf.customGrad((...args) => {
    const [own, , save] = args as [Tensor, Tensor, GradSaveFunc];
    save([gradient]);
    return {
      value: tf.clone(own),
      gradFunc: (dy: Tensor, [slope]: Tensor[]) => {
        const expanded = tf.reshape(dy, [...dy.shape, ...ones]);
        return [tf.clone(dy), sumTo(tf.mul(expanded, slope!), x.shape)];
      },
    };
  });
  return link(value, x);
}

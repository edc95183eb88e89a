import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { checkPositive } from './check-positive.js';
import { mapTensors } from './map-tensors.js';
import { stateless } from './stateless.js';

/**
 * Shortens the gradient of all parameters together to a norm of at most `maxNorm` (Pascanu et al.
 * 2013, "On the difficulty of training recurrent neural networks", Algorithm 1,
 * https://arxiv.org/abs/1211.5063).
 *
 *     g ← g · c / max(‖g‖, c)
 *
 * @param maxNorm c > 0.
 *
 * @example
 * ```ts
 * import { adam, chain, clipByGlobalNorm } from '@gen/core/train';
 *
 * const optimizer = chain(clipByGlobalNorm(1), adam());
 * ```
 */
export function clipByGlobalNorm(maxNorm: number): Optimizer {
  checkPositive('clipByGlobalNorm', 'maxNorm', maxNorm);
  return stateless((grads) => {
    const limit = tf.scalar(maxNorm);
    const scale = tf.div(limit, tf.maximum(globalNorm(grads), limit));
    return mapTensors(grads, (g) => tf.mul(g, scale));
  });
}

/** ‖g‖: the root of the sum of all squares. */
function globalNorm(grads: NamedTensorMap): Scalar {
  const squares = Object.values(grads).map((g) => tf.sum(tf.square(g)));
  return tf.sqrt(tf.sum(tf.stack(squares)));
}

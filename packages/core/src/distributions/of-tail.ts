import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * The logarithm of a tail where events are `inside` the support, a constant elsewhere; gets 1 in their
 * place, so that gradients stay finite.
 */
export function ofTail(
  x: Tensor,
  isInside: Tensor,
  elsewhere: number,
  logTail: (x: Tensor) => Tensor,
): Tensor {
  const value = logTail(tf.where(isInside, x, 1));
  return tf.where(isInside, value, tf.fill(value.shape, elsewhere));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** ‖x‖² of each example, `[batch, ...event]` to `[batch]`. */
export const squaredNorm = (x: Tensor): Tensor => innerProduct(x, x);

/** Inner product of each two examples, `[batch, ...event]` to `[batch]`. */
export const innerProduct = (x: Tensor, y: Tensor): Tensor =>
  tf.sum(tf.reshape(tf.mul(x, y), [x.shape[0]!, -1]), 1);

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from './shape.js';

/** Sums over the axes along which `shape` was broadcast to the shape of `x`. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  const axes = tf.broadcast_util.getReductionAxes([...shape], x.shape);
  return tf.reshape(axes.length === 0 ? x : tf.sum(x, axes), [...shape]);
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from './shape.js';

/** The adjoint of broadcasting: sums over the axes along which `shape` was broadcast to that of `x`. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (tf.util.arraysEqual(x.shape, [...shape])) return x;
  const axes = tf.broadcast_util.getReductionAxes([...shape], x.shape);
  return tf.reshape(axes.length === 0 ? x : tf.sum(x, axes), [...shape]);
}

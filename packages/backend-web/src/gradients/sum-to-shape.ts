import * as tf from '@tensorflow/tfjs-core';

/** The adjoint of broadcasting from `shape`: sums over the axes along which it was repeated. */
export function sumToShape(dy: tf.Tensor, shape: readonly number[]): tf.Tensor {
  if (tf.util.arraysEqual(dy.shape, [...shape])) return dy;
  const axes = tf.broadcast_util.getReductionAxes([...shape], dy.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(dy, axes) : dy, [...shape]);
}

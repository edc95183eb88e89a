import * as tf from '@tensorflow/tfjs-core';

/** f of a tensor seen as [outer, size, inner], where it changes the size of one axis alone. */
export function alongAxis(x: tf.Tensor, axis: number, f: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const [outer, inner] = [x.shape.slice(0, axis), x.shape.slice(axis + 1)];
  const sizes = [outer, [x.shape[axis]!], inner].map((shape) => tf.util.sizeFromShape(shape));
  const y = f(tf.reshape(x, sizes));
  return tf.reshape(y, [...outer, y.shape[1]!, ...inner]);
}

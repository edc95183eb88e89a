import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Where 1 no longer counts beside z², long before z² overflows. */
const LARGE = 1e4;

/** log(1 + z²), for z however large. */
export function log1pSquare(z: Tensor): Tensor {
  const size = tf.abs(z);
  const near = tf.log1p(tf.square(tf.minimum(size, LARGE)));
  return tf.add(near, tf.mul(tf.log(tf.maximum(tf.div(size, LARGE), 1)), 2));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Where 1 no longer counts beside z², long before z² overflows. */
const LARGE = 1e4;

/** log(1 + z²), for z however large. */
export function log1pSquare(z: Tensor): Tensor {
  const near = tf.log1p(tf.square(tf.minimum(tf.abs(z), LARGE)));
  return tf.add(near, tf.mul(tf.log(beyond(z)), 2));
}

/** 2 z / (1 + z²), its derivative. */
export function log1pSquareSlope(z: Tensor): Tensor {
  const near = tf.clipByValue(z, -LARGE, LARGE);
  return tf.div(tf.div(tf.mul(near, 2), tf.add(tf.square(near), 1)), beyond(z));
}

/** How many times as large as what is large. */
const beyond = (z: Tensor): Tensor => tf.maximum(tf.div(tf.abs(z), LARGE), 1);

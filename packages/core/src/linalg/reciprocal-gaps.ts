import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';

/** Numbers closer than this, relative to the largest, count as equal. */
const EQUAL = 2 ** -20;

/** Fᵢⱼ = 1 / (xⱼ − xᵢ), and 0 where they are equal, of rows `[count, 1, n]`. */
export function reciprocalGaps(x: Tensor3D): Tensor3D {
  const gaps = tf.sub<Tensor3D>(x, tf.transpose(x, [0, 2, 1]));
  return reciprocalOf(gaps, tf.max(tf.abs(x), 2, true));
}

/** 1 / x, and 0 where x is next to nothing beside a scale. */
export function reciprocalOf(x: Tensor3D, scale: Tensor): Tensor3D {
  const isNothing = tf.cast(tf.lessEqual(tf.abs(x), tf.mul(scale, EQUAL)), 'float32');
  return tf.div(tf.sub(1, isNothing), tf.add(x, isNothing));
}

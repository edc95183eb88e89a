import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from './parameter.js';

/** A log mass where events are whole numbers from 0 to `most`, −∞ elsewhere; gets them in float32. */
export function whereCount(
  x: Tensor,
  logMass: (x: Tensor) => Tensor,
  most: Parameter = Infinity,
): Tensor {
  const counts = tf.cast(x, 'float32');
  const isOutside = isNoCount(counts, most);
  return tf.where(isOutside, -Infinity, logMass(tf.where(isOutside, 0, counts)));
}

/** Whether a number is none of 0, 1, … up to `most`; NaN counts as one, so that it stays NaN. */
export function isNoCount(x: Tensor, most: Parameter = Infinity): Tensor {
  const isWrong = tf.logicalOr(tf.less(x, 0), tf.greater(x, tf.floor(x)));
  return most === Infinity ? isWrong : tf.logicalOr(isWrong, tf.greater(x, most));
}

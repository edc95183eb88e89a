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
  const isBetween = tf.greater(counts, tf.floor(counts));
  const isWrong = tf.logicalOr(tf.less(counts, 0), isBetween);
  const isOutside = most === Infinity ? isWrong : tf.logicalOr(isWrong, tf.greater(counts, most));
  return tf.where(isOutside, -Infinity, logMass(tf.where(isOutside, 0, counts)));
}

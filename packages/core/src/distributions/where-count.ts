import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from './parameter.js';
import { whereInside } from './where-inside.js';

/** A log mass where events are whole numbers from 0 to `most`, −∞ elsewhere; gets them in float32. */
export function whereCount(
  x: Tensor,
  logMass: (x: Tensor) => Tensor,
  most: Parameter = Infinity,
): Tensor {
  const counts = tf.cast(x, 'float32');
  const isBeyond = tf.logicalOr(tf.less(counts, 0), tf.greater(counts, most));
  const isOutside = tf.logicalOr(isBeyond, tf.greater(counts, tf.floor(counts)));
  return whereInside(tf.logicalNot(isOutside), counts, 0, logMass);
}

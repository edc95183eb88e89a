import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from './parameter.js';

/**
 * A log probability where events are inside the support, −∞ elsewhere.
 *
 * What is outside never reaches `logProb`, which computes at `interior` in its place: an infinite or
 * undefined slope there would make the gradient NaN however it is masked afterwards.
 *
 * @param isInside which elements of x are inside; NaN counts as inside, so that it stays NaN
 */
export function whereInside(
  isInside: Tensor,
  x: Tensor,
  interior: Parameter,
  logProb: (x: Tensor) => Tensor,
): Tensor {
  const value = logProb(tf.where(isInside, x, interior));
  return tf.where(isInside, value, -Infinity);
}

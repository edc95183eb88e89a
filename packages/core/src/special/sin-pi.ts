import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { polynomial } from './polynomial.js';

// Minimax polynomial of sin(πr)/(πr) in r² on [0, ¼]; relative error 5·10⁻⁹.
const SINE = [0.0246882377, -0.190426383, 0.811712404, -1.64493308, 0.999999995];

/** sin(πr) / π for r in [0, ½], relatively accurate at 0; engines promise an absolute error only. */
export const sinPi = (r: Tensor): Tensor => tf.mul(r, polynomial(tf.square(r), SINE));

/** Distance of x to the nearest integer, in [0, ½], without error. */
export function toInteger(x: Tensor): Tensor {
  const fraction = fractionOf(x);
  return tf.minimum(fraction, tf.sub(1, fraction));
}

/** cot(πx). */
export function cotPi(x: Tensor): Tensor {
  const distance = toInteger(x);
  const cot = tf.div(sinPi(tf.sub(0.5, distance)), sinPi(distance));
  const isPositive = tf.equal(tf.less(fractionOf(x), 0.5), tf.greater(x, 0));
  return tf.where(isPositive, cot, tf.neg(cot));
}

/** |x| − ⌊|x|⌋. From 2²³ on every float32 is an integer; that bound keeps infinities out. */
function fractionOf(x: Tensor): Tensor {
  const y = tf.minimum(tf.abs(x), 2 ** 23);
  return tf.sub(y, tf.floor(y));
}

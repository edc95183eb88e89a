import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { asTensor, type Parameter } from './parameter.js';

/** log(h 0ᵃ⁻¹) of a density that goes as h zᵃ⁻¹ towards an edge of its support: log h where a is 1, else ±∞. */
export function logAtEdge(a: Parameter, logHeight: Tensor): Tensor {
  const power = asTensor(a);
  const beyond = tf.where(tf.less(power, 1), tf.onesLike(power), tf.neg(tf.onesLike(power)));
  return tf.where(tf.equal(power, 1), logHeight, tf.mul(beyond, Infinity));
}

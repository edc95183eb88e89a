import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { rational } from './polynomial.js';

// (log(1 + u) − u) / u² for |u| ≤ ½; minimax, relative error 2·10⁻⁹.
const NUMERATOR = [2.8667618e-4, -3.08006284e-3, -0.230892537, -0.696221988, -0.5];
const DENOMINATOR = [0.266289511, 1.33452555, 2.05911062, 1];

/** log(1 + u) − u = −u²/2 + u³/3 − …, without the difference. */
export function log1pMinus(u: Tensor): Tensor {
  const isNear = tf.less(tf.abs(u), 0.5);
  const v = tf.clipByValue(u, -0.5, 0.5);
  const near = tf.mul(tf.square(v), rational(v, NUMERATOR, DENOMINATOR));
  return tf.where(isNear, near, tf.sub(tf.log1p(u), u));
}

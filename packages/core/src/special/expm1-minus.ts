import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { polynomial } from './polynomial.js';

// (eᵛ − 1 − v) / v² for |v| ≤ 1; minimax, relative error 4·10⁻⁹.
const NEAR = [
  2.77228003e-6, 2.5354829e-5, 1.98440242e-4, 1.3885452e-3, 8.33331027e-3, 4.16667345e-2,
  0.16666667, 0.499999998,
];

/** eᵛ − 1 − v = v²/2 + v³/6 + …, without the difference. */
export function expm1Minus(v: Tensor): Tensor {
  const near = tf.mul(tf.square(v), polynomial(tf.clipByValue(v, -1, 1), NEAR));
  return tf.where(tf.less(tf.abs(v), 1), near, tf.sub(tf.expm1(v), v));
}

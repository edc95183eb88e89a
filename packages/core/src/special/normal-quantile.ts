import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { rational } from './polynomial.js';

const CENTRAL = 0.35;
// Φ⁻¹(½ + y) / y in y² for |y| ≤ 0.35; minimax, relative error 7·10⁻¹⁰.
const CENTRE = [-5.4399719, 21.7467733, -14.5574911, 2.50662828];
const CENTRE_BELOW = [-6.82410014, 13.551088, -6.85479586, 1];
// −Φ⁻¹(q) in z = √(−2 log q) for 10⁻⁴⁵ ≤ q ≤ 0.15; relative error 2·10⁻⁸.
const TAIL = [0.178845978, 2.07894844, 2.82150342, -3.99138562, -2.94837956];
const TAIL_BELOW = [0.178803022, 2.08409793, 3.62595779, 1];

/**
 * Φ⁻¹ of ½ + y, as operations and without a gradient of its own.
 *
 * @param y Signed distance from the median.
 * @param q ½ − |y|, the probability of the tail.
 */
export function normalQuantile(y: Tensor, q: Tensor): Tensor {
  const s = tf.minimum(tf.square(y), CENTRAL ** 2);
  const centre = tf.mul(y, rational(s, CENTRE, CENTRE_BELOW));
  const z = tf.sqrt(tf.mul(tf.log(tf.clipByValue(q, 1e-38, 0.5 - CENTRAL)), -2));
  const tail = tf.mul(tf.sign(y), rational(z, TAIL, TAIL_BELOW));
  const finite = tf.where(tf.less(tf.abs(y), CENTRAL), centre, tail);
  return tf.where(tf.equal(q, 0), tf.mul(tf.sign(y), Infinity), finite);
}

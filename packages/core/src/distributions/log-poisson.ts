import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { ATANH_TAIL_END, atanhTail } from '../special/atanh-tail.js';
import { binet } from '../special/stirling.js';

const LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);
const TINY = 1e-30;

/**
 * x log μ − μ − log Γ(x + 1) for x ≥ 0: the log mass of a Poisson count of mean μ.
 *
 * With z = x + 1, δ = z − μ and Binet's function J it is x log(μ/z) + δ − ½ log z − J(z) − ½ log 2π, and
 * with v = δ/(z + μ) the first two are v (2 − δ − 2 x (v²/3 + v⁴/5 + …)), in which nothing of the size of
 * x cancels, where z is neither below a half nor above twice μ: the difference of logarithms of factorials
 * has no digits left in float32 (Loader 2000, "Fast and accurate computation of binomial probabilities",
 * §2). Nothing here is differentiated.
 *
 * @param logMean log μ, which is right where μ underflows
 */
export function logPoisson(x: Tensor, mean: Tensor, logMean: Tensor): Tensor {
  const [z, twice] = [tf.add(x, 1), tf.mul(x, 2)];
  const distance = tf.sub(z, mean);
  const v = tf.div(distance, tf.add(z, mean));
  const square = tf.square(v);
  const tail = tf.mul(twice, tf.mul(square, atanhTail(square)));
  const near = tf.mul(v, tf.sub(tf.sub(2, distance), tail));
  // Halves, so that twice x times what stands for −∞ overflows for counts from 1 on, and is 0 for 0.
  const underflown = tf.where(tf.less(mean, TINY), tf.sub(logMean, Math.log(TINY)), 0);
  const ratio = tf.add(
    tf.mul(tf.log(tf.div(tf.maximum(mean, TINY), z)), 0.5),
    tf.maximum(tf.mul(underflown, 0.5), -3e38),
  );
  const far = tf.add(tf.mul(twice, ratio), distance);
  const shape = tf.add(tf.mul(tf.log(z), 0.5), tf.add(binet(z), LOG_SQRT_2PI));
  return tf.sub(tf.where(tf.less(square, ATANH_TAIL_END), near, far), shape);
}

/** log μ of means, −∞ at 0; not differentiated. */
export const logOfMean = (mean: Tensor): Tensor =>
  tf.where(tf.greater(mean, 0), tf.log(tf.maximum(mean, TINY)), -Infinity);

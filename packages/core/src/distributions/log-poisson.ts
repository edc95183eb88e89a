import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { deviance } from '../random/deviance.js';
import { lgammaOfPositive } from '../special/lgamma.js';
import { binet } from '../special/stirling.js';

const LARGE = 10;
const TINY = 1e-30;

/**
 * x log μ − μ − log Γ(x + 1) for x ≥ 0: the log mass of a Poisson count of mean μ.
 *
 * For large x in the form −D(x, μ) − S(x) − ½ log 2πx, whose terms are no larger than the result: the
 * difference of logarithms of factorials has no digits left in float32 (Loader 2000, "Fast and
 * accurate computation of binomial probabilities", §2). Nothing here is differentiated.
 *
 * @param logMean log μ, which is right where μ underflows
 */
export function logPoisson(x: Tensor, mean: Tensor, logMean: Tensor): Tensor {
  const few = tf.minimum(x, LARGE);
  const isNone = tf.equal(x, 0);
  const power = tf.where(isNone, 0, tf.mul(x, tf.where(isNone, 0, logMean)));
  const direct = tf.sub(tf.sub(power, mean), lgammaOfPositive(tf.add(few, 1)));
  const many = tf.maximum(x, LARGE);
  const isTiny = tf.less(mean, TINY);
  const difference = tf.sub(many, mean);
  const distance = tf.where(
    isTiny,
    tf.sub(tf.mul(many, tf.sub(tf.log(many), logMean)), difference),
    deviance(many, tf.maximum(mean, TINY), difference),
  );
  const shape = tf.add(binet(many), tf.mul(tf.log(tf.mul(many, 2 * Math.PI)), 0.5));
  return tf.where(tf.less(x, LARGE), direct, tf.neg(tf.add(distance, shape)));
}

/** log μ of means, −∞ at 0; not differentiated. */
export const logOfMean = (mean: Tensor): Tensor =>
  tf.where(tf.greater(mean, 0), tf.log(tf.maximum(mean, TINY)), -Infinity);

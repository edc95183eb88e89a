import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Exponential } from '../../distributions/exponential.js';
import type { Gamma } from '../../distributions/gamma.js';
import { asTensor } from '../../distributions/parameter.js';
import type { Pareto } from '../../distributions/pareto.js';
import type { Uniform } from '../../distributions/uniform.js';
import { lgamma } from '../../special/lgamma.js';
import { meanLogOfUniform } from './mean-log-of-uniform.js';

/**
 * KL divergence of a uniform from a gamma distribution, infinite where the first begins below 0, with m the
 * middle and ℓ = (h log h − l log l) / (h − l) − 1:
 *
 *     log Γ(a) − a log β − (a − 1) ℓ + β m − log(h − l)
 */
export function klUniformGamma(p: Uniform, { concentration, rate }: Gamma): Tensor {
  const normalizer = tf.sub(lgamma(concentration), tf.mul(concentration, tf.log(rate)));
  const logs = tf.mul(tf.sub(concentration, 1), meanLog(p));
  const cross = tf.add(tf.sub(normalizer, logs), tf.mul(rate, p.mean()));
  return whereAbove(p, 0, tf.sub(cross, p.entropy()));
}

/**
 * KL divergence of a uniform from an exponential distribution, infinite where the first begins below 0, with
 * m the middle:
 *
 *     λ m − log λ − log(h − l)
 */
export const klUniformExponential = (p: Uniform, { rate }: Exponential): Tensor =>
  whereAbove(p, 0, tf.sub(tf.sub(tf.mul(rate, p.mean()), tf.log(rate)), p.entropy()));

/**
 * KL divergence of a uniform from a Pareto distribution, infinite where the first begins below m, with
 * ℓ = (h log h − l log l) / (h − l) − 1:
 *
 *     (α + 1) ℓ − log α − α log m − log(h − l)
 */
export function klUniformPareto(p: Uniform, { concentration, scale }: Pareto): Tensor {
  const normalizer = tf.add(tf.log(concentration), tf.mul(concentration, tf.log(scale)));
  const cross = tf.sub(tf.mul(tf.add(concentration, 1), meanLog(p)), normalizer);
  return whereAbove(p, scale, tf.sub(cross, p.entropy()));
}

/** E[log x], of what is above 0. */
function meanLog({ low, high }: Uniform): Tensor {
  const positive = tf.greater(high, 0);
  return meanLogOfUniform(tf.relu(asTensor(low)), tf.where(positive, high, 1));
}

const whereAbove = ({ low }: Uniform, least: tf.Tensor | number, kl: Tensor): Tensor =>
  tf.where(tf.greaterEqual(low, least), kl, Infinity);

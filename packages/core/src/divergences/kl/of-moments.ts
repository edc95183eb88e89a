import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HasEntropy, HasMean, HasVariance } from '../../distributions/distribution.js';
import type { Exponential } from '../../distributions/exponential.js';
import type { Normal } from '../../distributions/normal.js';

/**
 * KL divergence from a normal distribution of what has mean m, variance v and entropy H:
 *
 *     log σ + ½ log 2π + ½ (v + (m − μ)²) / σ² − H
 */
export function klToNormal(p: HasMean & HasVariance & HasEntropy, q: Normal): Tensor {
  const distance = tf.square(tf.div(tf.sub(p.mean(), q.loc), q.scale));
  const spread = tf.div(p.variance(), tf.square(q.scale));
  const cross = tf.add(tf.log(q.scale), tf.mul(tf.add(spread, distance), 0.5));
  return tf.sub(tf.add(cross, 0.5 * Math.log(2 * Math.PI)), p.entropy());
}

/**
 * KL divergence from an exponential distribution of what has mean m and entropy H, and no mass below 0:
 *
 *     λ m − log λ − H
 */
export const klToExponential = (p: HasMean & HasEntropy, q: Exponential): Tensor =>
  tf.sub(tf.sub(tf.mul(q.rate, p.mean()), tf.log(q.rate)), p.entropy());

/** Families of scalars with mean, variance and entropy, none of whose variances is undefined. */
export const familiesOnTheLine = [
  'Beta',
  'ChiSquared',
  'ContinuousBernoulli',
  'Exponential',
  'Gamma',
  'Gumbel',
  'HalfNormal',
  'InverseGamma',
  'Kumaraswamy',
  'Laplace',
  'LogNormal',
  'Logistic',
  'Pareto',
  'Rayleigh',
  'Triangular',
  'TruncatedNormal',
  'Uniform',
  'Weibull',
] as const;

/** Those of them that have no mass below 0, whatever their parameters; the gamma has a form of its own. */
export const familiesAboveZero = [
  'Beta',
  'ChiSquared',
  'ContinuousBernoulli',
  'HalfNormal',
  'InverseGamma',
  'Kumaraswamy',
  'LogNormal',
  'Pareto',
  'Rayleigh',
  'Weibull',
] as const;

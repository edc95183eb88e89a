import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ChiSquared } from '../../distributions/chi-squared.js';
import type { Distribution, HasEntropy, HasMean } from '../../distributions/distribution.js';
import type { Gamma } from '../../distributions/gamma.js';
import { asTensor } from '../../distributions/parameter.js';
import { lgamma } from '../../special/lgamma.js';
import { logMomentsOf } from './log-moments.js';

/** A distribution above 0 with mean, entropy and E[log x]. */
type AboveZero = Distribution & HasMean & HasEntropy;

/**
 * KL divergence from a gamma distribution of what has mean m, E[log x] = ℓ and entropy H, and no mass below 0:
 *
 *     log Γ(a) − a log β − (a − 1) ℓ + β m − H
 */
export const klToGamma = (p: AboveZero, q: Gamma): Tensor =>
  fromGamma(p, asTensor(q.concentration), asTensor(q.rate));

/**
 * KL divergence from a chi-squared distribution of what has mean m, E[log x] = ℓ and entropy H, and no mass below 0:
 *
 *     log Γ(ν/2) + ½ ν log 2 − (ν/2 − 1) ℓ + ½ m − H
 */
export const klToChiSquared = (p: AboveZero, q: ChiSquared): Tensor =>
  fromGamma(p, tf.mul(q.degreesOfFreedom, 0.5), tf.scalar(0.5));

function fromGamma(p: AboveZero, concentration: Tensor, rate: Tensor): Tensor {
  const logs = tf.mul(tf.sub(concentration, 1), logMomentsOf(p).mean);
  const normalizer = tf.sub(lgamma(concentration), tf.mul(concentration, tf.log(rate)));
  const cross = tf.add(tf.sub(normalizer, logs), tf.mul(rate, p.mean()));
  return tf.sub(cross, p.entropy());
}

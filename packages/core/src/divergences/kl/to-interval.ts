import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ContinuousBernoulli } from '../../distributions/continuous-bernoulli.js';
import type { HasEntropy, HasMean, HasVariance } from '../../distributions/distribution.js';
import type { TruncatedNormal } from '../../distributions/truncated-normal.js';
import type { Uniform } from '../../distributions/uniform.js';
import { whereInside, type Between } from './inside.js';

/**
 * KL divergence from a uniform distribution of what has entropy H and lies inside, else infinite:
 *
 *     log width − H
 */
export const klToUniform = (p: Between & HasEntropy, q: Uniform): Tensor =>
  whereInside(p, q, tf.sub(tf.log(tf.sub(q.high, q.low)), p.entropy()));

/**
 * KL divergence from a continuous Bernoulli distribution of what has mean m and entropy H and lies inside, else infinite:
 *
 *     −log q(m) − H
 */
export function klToContinuousBernoulli(
  p: Between & HasMean & HasEntropy,
  q: ContinuousBernoulli,
): Tensor {
  const mean = tf.clipByValue(p.mean(), 0, 1);
  return whereInside(p, {}, tf.neg(tf.add(q.logProb(mean), p.entropy())));
}

/**
 * KL divergence from a truncated normal distribution of what has mean m, variance v and entropy H and lies inside, else infinite:
 *
 *     ½ v / σ² − log q(m) − H
 */
export function klToTruncatedNormal(
  p: Between & HasMean & HasVariance & HasEntropy,
  q: TruncatedNormal,
): Tensor {
  const mean = tf.minimum(tf.maximum(p.mean(), q.low), q.high);
  const spread = tf.mul(tf.div(p.variance(), tf.square(q.scale)), 0.5);
  return whereInside(p, q, tf.sub(tf.sub(spread, q.logProb(mean)), p.entropy()));
}

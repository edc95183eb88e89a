import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution, HasEntropy } from '../../distributions/distribution.js';
import type { LogNormal } from '../../distributions/log-normal.js';
import { logMomentsOf } from './log-moments.js';

/**
 * KL divergence from a log-normal distribution of what has E[log x] = ℓ, Var[log x] = v and entropy H, and no mass below 0:
 *
 *     ℓ + log σ + ½ log 2π + ½ (v + (ℓ − μ)²) / σ² − H
 */
export function klToLogNormal(p: Distribution & HasEntropy, q: LogNormal): Tensor {
  const { mean, variance } = logMomentsOf(p);
  const distance = tf.square(tf.div(tf.sub(mean, q.loc), q.scale));
  const spread = tf.div(variance, tf.square(q.scale));
  const cross = tf.add(tf.add(mean, tf.log(q.scale)), tf.mul(tf.add(spread, distance), 0.5));
  return tf.sub(tf.add(cross, 0.5 * Math.log(2 * Math.PI)), p.entropy());
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type {
  Distribution,
  HasEntropy,
  HasMean,
  HasVariance,
} from '../../distributions/distribution.js';
import type { Rayleigh } from '../../distributions/rayleigh.js';
import { logMomentsOf } from './log-moments.js';

/**
 * KL divergence from a Rayleigh distribution of what has E[x²] = s, E[log x] = ℓ and entropy H, and no mass below 0:
 *
 *     2 log σ − ℓ + ½ s / σ² − H
 */
export function klToRayleigh(
  p: Distribution & HasMean & HasVariance & HasEntropy,
  { scale }: Rayleigh,
): Tensor {
  const square = tf.add(p.variance(), tf.square(p.mean()));
  const logs = tf.sub(tf.mul(tf.log(scale), 2), logMomentsOf(p).mean);
  const cross = tf.add(logs, tf.mul(tf.div(square, tf.square(scale)), 0.5));
  return tf.sub(cross, p.entropy());
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HasEntropy, HasMean, HasVariance } from '../../distributions/distribution.js';
import type { HalfNormal } from '../../distributions/half-normal.js';

/**
 * KL divergence from a half-normal distribution of what has E[x²] = s and entropy H, and no mass below 0:
 *
 *     log σ + ½ log(π/2) + ½ s / σ² − H
 */
export function klToHalfNormal(
  p: HasMean & HasVariance & HasEntropy,
  { scale }: HalfNormal,
): Tensor {
  const square = tf.add(p.variance(), tf.square(p.mean()));
  const cross = tf.add(tf.log(scale), tf.mul(tf.div(square, tf.square(scale)), 0.5));
  return tf.sub(tf.add(cross, 0.5 * Math.log(Math.PI / 2)), p.entropy());
}

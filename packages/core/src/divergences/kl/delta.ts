import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Delta } from '../../distributions/delta.js';
import type { Distribution } from '../../distributions/distribution.js';
import { asTensor } from '../../distributions/parameter.js';

/**
 * KL divergence from a discrete distribution of what has one value v:
 *
 *     −log q(v)
 */
export const klOfDelta = (p: Delta, q: Distribution): Tensor =>
  tf.neg(q.logProb(asTensor(p.value)));

/** Families of numbers that have masses. */
export const familiesOfMasses = [
  'Bernoulli',
  'Binomial',
  'Delta',
  'Discretized',
  'Geometric',
  'NegativeBinomial',
  'Poisson',
  'ZeroInflated',
] as const;

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../../distributions/parameter.js';

/** Families whose mass lies between two numbers: 0 and 1, or their `low` and `high`. */
export const familiesBetween = [
  'Beta',
  'ContinuousBernoulli',
  'Kumaraswamy',
  'Triangular',
  'TruncatedNormal',
  'Uniform',
] as const;

/** What may have ends of its own. */
export interface Between {
  /** Lower end; 0 where it has none of its own. */
  readonly low?: Parameter;
  /** Upper end; 1 where it has none of its own. */
  readonly high?: Parameter;
}

/** A divergence where the first lies inside the second; infinite where it does not. */
export function whereInside(p: Between, q: Between, kl: Tensor): Tensor {
  const [{ low = 0, high = 1 }, { low: least = 0, high: most = 1 }] = [p, q];
  const isInside = tf.logicalAnd(tf.greaterEqual(low, least), tf.lessEqual(high, most));
  return tf.where(isInside, kl, Infinity);
}

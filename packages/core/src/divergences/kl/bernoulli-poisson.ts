import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bernoulli } from '../../distributions/bernoulli.js';
import type { Poisson } from '../../distributions/poisson.js';
import { xlogy } from '../../special/xlogy.js';

/**
 * KL divergence of a Bernoulli from a Poisson distribution, with mean m and entropy H of the first:
 *
 *     λ − m log λ − H
 */
export const klBernoulliPoisson = (p: Bernoulli, { rate }: Poisson): Tensor =>
  tf.sub(tf.sub(rate, xlogy(p.mean(), rate)), p.entropy());

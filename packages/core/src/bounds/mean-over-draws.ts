import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { withScore } from './with-score.js';

/** The mean of values `[samples, ...batch]` of draws z of q, with a gradient that reaches any q. */
export function meanOverDraws(posterior: Distribution, z: Tensor, values: Tensor): Tensor {
  const mean = (each: Tensor): Tensor => tf.mean(each, 0);
  if ('reparameterized' in posterior) return mean(values);
  return withScore(posterior, posterior.logProb(z), values, mean);
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { elementwise } from '../special/elementwise.js';
import { logOfMean, logPoisson } from './log-poisson.js';

/**
 * log mass of a Poisson count of mean n p. Of counts x₁ + … + x_K = n their sum, less that of n of mean
 * n, is the multinomial log mass. Its derivative is x in log p; in counts there is none, and that by way
 * of the mean is left out, since Σ p = 1.
 */
export const logShare: (x: Tensor, total: Tensor, logProb: Tensor) => Tensor = elementwise<
  [x: Tensor, total: Tensor, logProb: Tensor]
>('logShare', {
  names: ['x', 'total', 'logProb'],
  value: (x, total, logProb) =>
    logPoisson(x, tf.mul(total, tf.exp(logProb)), tf.add(logOfMean(total), logProb)),
  partials: (x) => [tf.scalar(0), tf.scalar(0), x],
});

/** log mass of a Poisson count n of mean n: −log n! + n log n − n. */
export const logWhole: (total: Tensor) => Tensor = elementwise<[total: Tensor]>('logWhole', {
  names: ['total'],
  value: (total) => logPoisson(total, total, logOfMean(total)),
  partials: () => [tf.scalar(0)],
});

import { withText, type ExactPartition } from './partition.js';

/**
 * A log normalizer that is known: 0 of a model that is normalized, a closed form, a number from elsewhere.
 *
 * @param logZ in nats.
 * @param method how it is known, in words.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { exactPartition, logLikelihood } from '@gen/energy';
 *
 * // A fair coin, whose free energy is its surprise: log p(x) = −F(x) − 0.
 * const coin = { freeEnergy: (x: tf.Tensor) => tf.fill([x.shape[0]!], Math.LN2) };
 * const score = await logLikelihood(coin, tf.tensor2d([[0], [1]]), exactPartition(0));
 * console.log(`${score}`); // log p(x) = −0.6931 nats (exact; 2 examples, ± 0.000)
 * ```
 */
export const exactPartition = (logZ: number, method = 'as it is known'): ExactPartition =>
  withText({
    kind: 'exact',
    method,
    logZ,
    standardError: 0,
    low: logZ,
    high: logZ,
    warnings: [],
  });

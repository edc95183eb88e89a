import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { checkPositive } from './check-positive.js';
import { mapTensors } from './map-tensors.js';
import { rms } from './rms.js';
import { stateless } from './stateless.js';

/**
 * Shortens the update of each parameter to a root mean square of at most d (Shazeer & Stern 2018,
 * "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", §6,
 * https://arxiv.org/abs/1804.04235).
 *
 *     u ← u / max(1, RMS(u) / d)
 *
 * @param threshold d > 0.
 *
 * @example
 * ```ts
 * import { chain, clipByBlockRms, scaleByFactoredRms, scaleByLearningRate } from '@gen/core/train';
 *
 * const optimizer = chain(scaleByFactoredRms(), clipByBlockRms(1), scaleByLearningRate(1e-2));
 * ```
 */
export function clipByBlockRms(threshold: number): Optimizer {
  checkPositive('clipByBlockRms', 'threshold', threshold);
  return stateless((updates) =>
    mapTensors(updates, (u) => tf.div(u, tf.maximum(tf.div(rms(u), threshold), 1))),
  );
}

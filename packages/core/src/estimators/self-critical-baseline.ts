import * as tf from '@tensorflow/tfjs-core';
import type { Distribution, HasMode } from '../distributions/distribution.js';
import type { Baseline } from './baseline.js';

/**
 * f at the most probable event: a draw is rewarded for being better than what would be chosen without
 * chance.
 *
 *     b = f(argmax_z q_φ(z))
 *
 * Rennie et al. 2017, "Self-critical sequence training for image captioning", §3,
 * https://arxiv.org/abs/1612.00563.
 *
 * @example
 * ```ts
 * import { bernoulli } from '@gen/core';
 * import { scoreFunction, selfCriticalBaseline } from '@gen/core/estimators';
 *
 * const estimator = scoreFunction({ baseline: selfCriticalBaseline() }); // of distributions with a mode
 * ```
 */
export const selfCriticalBaseline =
  (): Baseline<Distribution & HasMode> =>
  ({ distribution, f }) => ({ baseline: f(tf.expandDims(distribution.mode(), 0)) });

import * as tf from '@tensorflow/tfjs-core';
import { stopGradient } from '../derivatives/stop-gradient.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Baseline } from './baseline.js';
import { constantBaseline } from './constant-baseline.js';
import type { Estimator } from './expectation.js';
import { linked } from './linked.js';

/** Options of {@link scoreFunction}. */
export interface ScoreFunctionOptions<Q extends Distribution = Distribution> {
  /** What is taken from f; nothing by default. */
  readonly baseline?: Baseline<Q>;
}

/**
 * The score function estimator, also known as REINFORCE: without bias for any distribution with a
 * density and any f, whose derivative is not needed; of high variance unless a baseline lowers it.
 *
 *     ∂/∂φ E[f(z)] = E[ (f(z) − b) ∂ log q_φ(z) / ∂φ ]
 *
 * Williams 1992, "Simple statistical gradient-following algorithms for connectionist reinforcement
 * learning", https://doi.org/10.1007/BF00992696.
 *
 * @example
 * ```ts
 * import { bernoulli, key } from '@gen/core';
 * import { constantBaseline, expectation, scoreFunction } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((logits) => {
 *   const distribution = bernoulli({ logits });
 *   const f = (z: tf.Tensor) => tf.square(tf.sub(z, 0.45));
 *   const estimator = scoreFunction({ baseline: constantBaseline(0.25) });
 *   return expectation({ distribution, f, key: key(0), samples: 100, estimator }).value;
 * })(tf.scalar(0)); // about 0.025
 * ```
 */
export const scoreFunction =
  <Q extends Distribution = Distribution>({
    baseline = constantBaseline(0),
  }: ScoreFunctionOptions<Q> = {}): Estimator<Q> =>
  ({ distribution, f, key, samples }) => {
    const z = stopGradient(distribution.sample(key, [samples]));
    const values = f(z); // [samples, ...batch]
    const subtracted = baseline({ values: stopGradient(values), distribution, f });
    const advantage = tf.sub(values, subtracted.baseline);
    return {
      value: tf.mean(linked(values, distribution.logProb(z), advantage), 0),
      auxiliary: subtracted.auxiliary ?? tf.scalar(0),
    };
  };

import * as tf from '@tensorflow/tfjs-core';
import { checkGap, checkTemperature } from './check-option.js';
import type { DiscreteVariables } from './discrete-variables.js';
import type { Estimator } from './expectation.js';
import type { RelaxationOptions } from './gumbel-softmax.js';
import { straightFrom } from './straight-from.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/** Options of {@link gappedStraightThrough}. */
export interface GappedStraightThroughOptions extends RelaxationOptions {
  /** How far the score of what was drawn lies ahead of the others, at least 0. */
  readonly gap?: number;
}

/**
 * Events forward; backward a softmax of logits that are moved so that the event drawn leads by a gap.
 *
 *     z ∼ q,   v = l + m(l, z),   ∂z/∂φ := ∂soften(v, τ)/∂φ   with m held fixed
 *
 * m lifts the logit of the event to the greatest, and lowers the others to `gap` below. No noise but z
 * enters, so its gradient varies less than that of the straight-through Gumbel-softmax; it is
 * biased (Fan et al. 2022, "Training discrete deep generative models via gapped straight-through
 * estimator", §4, https://arxiv.org/abs/2206.07235).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { categoricalVariables, expectation, gappedStraightThrough } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const prices = tf.tensor1d([1, 2, 4]);
 * const slope = tf.grad((logits) => {
 *   const distribution = categoricalVariables({ logits });
 *   const f = (z: tf.Tensor) => tf.square(tf.sum(tf.mul(z, prices), -1));
 *   const estimator = gappedStraightThrough({ temperature: 1, gap: 1 });
 *   return expectation({ distribution, f, key: key(0), samples: 100, estimator }).value;
 * })(tf.zeros([3])); // [3]
 * ```
 */
export function gappedStraightThrough({
  temperature = 1,
  gap = 1,
}: GappedStraightThroughOptions = {}): Estimator<DiscreteVariables> {
  checkTemperature('gappedStraightThrough', temperature);
  checkGap('gappedStraightThrough', gap);
  return ({ distribution, f, key, samples }) => {
    const z = distribution.sample(key, [samples]);
    const soft = distribution.soften(distribution.gappedScores(z, gap), temperature);
    return withoutAuxiliary(tf.mean(f(straightFrom(z, soft)), 0));
  };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Parameter } from '../distributions/parameter.js';
import { checkTemperature } from './check-option.js';
import type { DiscreteVariables } from './discrete-variables.js';
import type { Estimator } from './expectation.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/** Options of estimators by relaxation. */
export interface RelaxationOptions {
  /** Temperature τ > 0: a number, or a scalar that changes from step to step. */
  readonly temperature?: Parameter;
}

/**
 * The Gumbel-softmax, or concrete, relaxation: f of points between the events, which are differentiable
 * functions of the logits.
 *
 *     E[f(z)] ≈ E_g[ f(softmax((log p + g) / τ)) ],   g Gumbel;   σ((l + ε) / τ) of binary variables
 *
 * Biased, in value and in gradient, the less the lower τ is, while the variance of the gradient grows as
 * 1 / τ. f is asked for points that are no events (Jang, Gu & Poole 2017, "Categorical reparameterization
 * with Gumbel-softmax", https://arxiv.org/abs/1611.01144; Maddison, Mnih & Teh 2017, "The concrete
 * distribution", https://arxiv.org/abs/1611.00712).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { categoricalVariables, expectation, gumbelSoftmax } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const prices = tf.tensor1d([1, 2, 4]);
 * const slope = tf.grad((logits) => {
 *   const distribution = categoricalVariables({ logits });
 *   const f = (z: tf.Tensor) => tf.square(tf.sum(tf.mul(z, prices), -1));
 *   const estimator = gumbelSoftmax({ temperature: 0.5 });
 *   return expectation({ distribution, f, key: key(0), samples: 100, estimator }).value;
 * })(tf.zeros([3])); // [3]
 * ```
 */
export function gumbelSoftmax({
  temperature = 1,
}: RelaxationOptions = {}): Estimator<DiscreteVariables> {
  checkTemperature('gumbelSoftmax', temperature);
  return ({ distribution, f, key, samples }) => {
    const scores = distribution.scores(
      distribution.noise(key, [samples, ...distribution.logits.shape]),
    );
    return withoutAuxiliary(tf.mean(f(distribution.soften(scores, temperature)), 0));
  };
}

import * as tf from '@tensorflow/tfjs-core';
import { checkTemperature } from './check-option.js';
import type { DiscreteVariables } from './discrete-variables.js';
import type { Estimator } from './expectation.js';
import type { RelaxationOptions } from './gumbel-softmax.js';
import { straightFrom } from './straight-from.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/**
 * Events forward, their Gumbel-softmax relaxation backward: f is asked for events only.
 *
 *     z = harden(v),   ∂z/∂φ := ∂soften(v, τ)/∂φ
 *
 * The value is without bias, the gradient is biased (Jang, Gu & Poole 2017, "Categorical
 * reparameterization with Gumbel-softmax", §2.2, https://arxiv.org/abs/1611.01144).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryVariables, expectation, straightThroughGumbelSoftmax } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((logits) => {
 *   const distribution = binaryVariables({ logits });
 *   const f = (z: tf.Tensor) => tf.square(tf.sum(z, -1));
 *   const estimator = straightThroughGumbelSoftmax({ temperature: 0.5 });
 *   return expectation({ distribution, f, key: key(0), samples: 100, estimator }).value;
 * })(tf.zeros([3])); // [3]
 * ```
 */
export function straightThroughGumbelSoftmax({
  temperature = 1,
}: RelaxationOptions = {}): Estimator<DiscreteVariables> {
  checkTemperature('straightThroughGumbelSoftmax', temperature);
  return ({ distribution, f, key, samples }) => {
    const scores = distribution.scores(
      distribution.noise(key, [samples, ...distribution.logits.shape]),
    );
    const soft = distribution.soften(scores, temperature);
    return withoutAuxiliary(tf.mean(f(straightFrom(distribution.harden(scores), soft)), 0));
  };
}

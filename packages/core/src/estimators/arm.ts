import * as tf from '@tensorflow/tfjs-core';
import { antitheticPair } from './antithetic-pair.js';
import type { BinaryVariables } from './binary-variables.js';
import type { Estimator } from './expectation.js';
import { ofSamples } from './of-samples.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/**
 * ARM: augment, reinforce, merge, for binary variables; without bias, for any f, with nothing to tune.
 *
 *     ∂/∂l E[f(z)] = E_u[ (f(1[u > σ(−l)]) − f(1[u < σ(l)])) (u − ½) ]
 *
 * Yin & Zhou 2019, "ARM: augment-REINFORCE-merge gradient for stochastic binary networks", theorem 1,
 * https://arxiv.org/abs/1807.11143. `samples` counts pairs; the value is the mean of f over both.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { arm, binaryVariables, expectation } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((logits) => {
 *   const distribution = binaryVariables({ logits });
 *   const f = (z: tf.Tensor) => tf.square(tf.sum(z, -1));
 *   return expectation({ distribution, f, key: key(0), samples: 100, estimator: arm() }).value;
 * })(tf.zeros([3])); // [3]
 * ```
 */
export const arm = (): Estimator<BinaryVariables> => (problem) => {
  const { noise, values } = antitheticPair(problem);
  const difference = tf.sub(...values); // [samples, ...batch]
  const missing = noise.shape.slice(difference.rank).map(() => 1);
  const centred = tf.sub(tf.sigmoid(noise), 0.5); // u − ½
  const gradient = tf.mul(tf.reshape(difference, [...difference.shape, ...missing]), centred);
  const mean = tf.div(tf.add(...values), 2);
  return withoutAuxiliary(ofSamples(mean, problem.distribution.logits, gradient));
};

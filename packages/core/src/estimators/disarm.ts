import * as tf from '@tensorflow/tfjs-core';
import { antitheticPair } from './antithetic-pair.js';
import type { BinaryVariables } from './binary-variables.js';
import type { Estimator } from './expectation.js';
import { ofSamples } from './of-samples.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/**
 * DisARM, also known as U2G: ARM with the noise summed out given the pair of events, so that its
 * variance is never greater; for binary variables, without bias, for any f, with nothing to tune.
 *
 *     ∂/∂lᵢ E[f(z)] = E[ ½ (f(z) − f(z̃)) (zᵢ − z̃ᵢ) σ(|lᵢ|) ],   z = 1[l + ε > 0],  z̃ = 1[l − ε > 0]
 *
 * Dong, Mnih & Tucker 2020, "DisARM: an antithetic gradient estimator for binary latent variables",
 * equation 7, https://arxiv.org/abs/2006.10680; Yin et al. 2020, https://arxiv.org/abs/2006.14579.
 * `samples` counts pairs; the value is the mean of f over both.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryVariables, disarm, expectation } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((logits) => {
 *   const distribution = binaryVariables({ logits });
 *   const f = (z: tf.Tensor) => tf.square(tf.sum(z, -1));
 *   return expectation({ distribution, f, key: key(0), samples: 100, estimator: disarm() }).value;
 * })(tf.zeros([3])); // [3]
 * ```
 */
export const disarm = (): Estimator<BinaryVariables> => (problem) => {
  const { logits } = problem.distribution;
  const { z, opposite, values } = antitheticPair(problem);
  const difference = tf.sub(...values); // [samples, ...batch]
  const missing = z.shape.slice(difference.rank).map(() => 1);
  const turned = tf.mul(tf.sub(z, opposite), tf.sigmoid(tf.abs(logits)));
  const half = tf.div(tf.reshape(difference, [...difference.shape, ...missing]), 2);
  const mean = tf.div(tf.add(...values), 2);
  return withoutAuxiliary(ofSamples(mean, logits, tf.mul(half, turned)));
};

import { stopGradient } from '../derivatives/stop-gradient.js';
import type { DiscreteVariables } from './discrete-variables.js';
import { ofSamples } from './of-samples.js';
import type { Estimator } from './expectation.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/**
 * Rao–Blackwellized score function: the gradient of each variable sums over its own values exactly, and
 * draws the others only.
 *
 *     ∂/∂lᵢ E[f(z)] = E_{z₋ᵢ}[ Σ_k f(zᵢ = k, z₋ᵢ) ∂q(zᵢ = k)/∂lᵢ ]
 *
 * Without bias, for any f; exact where there is one variable. n variables of K values ask for f at
 * 1 + nK points a draw (Titsias & Lázaro-Gredilla 2015, "Local expectation gradients for black box
 * variational inference", https://arxiv.org/abs/1503.01494; Casella & Robert 1996,
 * "Rao–Blackwellisation of sampling schemes", https://doi.org/10.1093/biomet/83.1.81).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryVariables, expectation, raoBlackwellized } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((logits) => {
 *   const distribution = binaryVariables({ logits });
 *   const f = (z: tf.Tensor) => tf.square(tf.sum(z, -1));
 *   return expectation({ distribution, f, key: key(0), estimator: raoBlackwellized() }).value;
 * })(tf.zeros([3])); // [3]
 * ```
 */
export const raoBlackwellized =
  (): Estimator<DiscreteVariables> =>
  ({ distribution, f, key, samples }) => {
    const z = stopGradient(distribution.sample(key, [samples]));
    const gradient = distribution.summedGradient(z, f);
    return withoutAuxiliary(ofSamples(f(z), distribution.logits, gradient));
  };

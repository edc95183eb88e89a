import * as tf from '@tensorflow/tfjs-core';
import type { Distribution, HasMean } from '../distributions/distribution.js';
import type { Estimator } from './expectation.js';
import { straightFrom } from './straight-from.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/**
 * The straight-through estimator: events forward, their mean backward.
 *
 *     z ∼ q_φ,   ∂z/∂φ := ∂E[z]/∂φ
 *
 * Cheap and of little variance; right where f is linear, biased elsewhere (Bengio, Léonard & Courville
 * 2013, "Estimating or propagating gradients through stochastic neurons for conditional computation",
 * §4, https://arxiv.org/abs/1308.3432).
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryVariables, expectation, straightThrough } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((logits) => {
 *   const distribution = binaryVariables({ logits });
 *   const f = (z: tf.Tensor) => tf.sum(z, -1);
 *   return expectation({ distribution, f, key: key(0), estimator: straightThrough() }).value;
 * })(tf.zeros([3])); // [0.25, 0.25, 0.25]
 * ```
 */
export const straightThrough =
  (): Estimator<Distribution & HasMean> =>
  ({ distribution, f, key, samples }) => {
    const z = distribution.sample(key, [samples]);
    const mean = tf.broadcastTo(distribution.mean(), z.shape);
    return withoutAuxiliary(tf.mean(f(straightFrom(z, mean)), 0));
  };

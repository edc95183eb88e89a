import * as tf from '@tensorflow/tfjs-core';
import type { Distribution, Reparameterized } from '../distributions/distribution.js';
import type { Estimator } from './expectation.js';
import { withoutAuxiliary } from './without-auxiliary.js';

/**
 * Gradients through the draws, which are differentiable functions of φ and of noise: without bias
 * where f is differentiable, and of little variance where it is smooth.
 *
 *     ∂/∂φ E[f(z)] = E_ε[ ∂f(z_φ(ε)) / ∂φ ]
 *
 * Kingma & Welling 2014, "Auto-encoding variational Bayes", §2.4, https://arxiv.org/abs/1312.6114.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { expectation, reparameterized } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const slope = tf.grad((loc) => {
 *   const distribution = normal({ loc, scale: 1 });
 *   const f = (z: tf.Tensor) => tf.square(z);
 *   return expectation({ distribution, f, key: key(0), samples: 100, estimator: reparameterized() }).value;
 * })(tf.scalar(3)); // about 6
 * ```
 */
export const reparameterized =
  (): Estimator<Distribution & Reparameterized> =>
  ({ distribution, f, key, samples }) =>
    withoutAuxiliary(tf.mean(f(distribution.sample(key, [samples])), 0));

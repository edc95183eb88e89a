import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { hasClosedFormKl, klDivergence } from '../divergences/kl-divergence.js';
import { withScore } from './with-score.js';

/**
 * What a posterior q(z | x) is charged for, in nats: its divergence from the prior.
 *
 * Is given the draws z `[samples, ...batch, ...event]` of the posterior that are at hand; returns
 * `[...batch]`.
 */
export type LatentDivergence<Q extends Distribution = Distribution> = (
  posterior: Q,
  prior: Distribution,
  z: Tensor,
) => Tensor;

/**
 * KL(q(z | x) ‖ p(z)) in closed form where one is known, else {@link sampledKl} (Kingma & Welling 2014,
 * "Auto-encoding variational Bayes", §2.3, https://arxiv.org/abs/1312.6114).
 *
 * @example
 * ```ts
 * import { normal } from '@gen/core';
 * import { latentKl } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // A posterior that equals the prior costs nothing.
 * const [posterior, prior] = [normal({ loc: 0, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const kl = latentKl(posterior, prior, tf.zeros([1])); // 0
 * ```
 */
export function latentKl(posterior: Distribution, prior: Distribution, z: Tensor): Tensor {
  return hasClosedFormKl(posterior, prior)
    ? klDivergence(posterior, prior)
    : sampledKl(posterior, prior, z);
}

/**
 * The estimate of KL(q(z | x) ‖ p(z)) from the draws at hand, without bias:
 *
 *     1/L Σₗ log q(zₗ | x) − log p(zₗ),   zₗ ∼ q(z | x)
 *
 * With it the ELBO has no variance where the posterior is exact (Roeder, Wu, Duvenaud 2017, "Sticking
 * the Landing", §2, https://arxiv.org/abs/1703.09194).
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { sampledKl } from '@gen/core/bounds';
 *
 * const [posterior, prior] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const kl = sampledKl(posterior, prior, posterior.sample(key(0), [100])); // about 0.5
 * ```
 */
export function sampledKl(posterior: Distribution, prior: Distribution, z: Tensor): Tensor {
  return tf.tidy(() => {
    const logProb = posterior.logProb(z);
    const mean = (values: Tensor): Tensor => tf.mean(values, 0);
    return withScore(posterior, logProb, tf.sub(logProb, prior.logProb(z)), mean);
  });
}

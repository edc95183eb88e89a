import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { type Distribution } from '@gen/core';
import { hasClosedFormKl, klDivergence } from '@gen/core/divergences';
import type { Posterior } from './vae.js';

/**
 * What the posterior of each example is charged for, in nats: its divergence from the prior.
 *
 * Is given the draws z `[samples, batch, latent]` of the posterior that the reconstruction uses;
 * returns `[batch]`.
 */
export type LatentDivergence<Q extends Posterior = Posterior> = (
  posterior: Q,
  prior: Distribution,
  z: Tensor,
) => Tensor;

/**
 * KL(q(z | x) ‖ p(z)) in closed form where one is known, else {@link sampledKl}.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { diagonalGaussian, latentKl } from '@gen/variational';
 *
 * // A posterior that equals the prior costs nothing.
 * const kl = tf.tidy(() => {
 *   const [posterior, prior] = [diagonalGaussian(tf.zeros([3, 4])), diagonalGaussian(tf.zeros([4]))];
 *   return latentKl(posterior, prior, tf.zeros([1, 3, 2]));
 * });
 * console.log(await kl.data()); // Float32Array [ 0, 0, 0 ]
 * ```
 */
export function latentKl(posterior: Posterior, prior: Distribution, z: Tensor): Tensor {
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
 * import { key } from '@gen/core';
 * import { denseVAE, elbo, sampledKl } from '@gen/variational';
 *
 * const vae = denseVAE({ visible: 16, hidden: [8], latent: 2, key: key(0) });
 * const objective = elbo(vae, { samples: 4, divergence: sampledKl });
 * vae.dispose();
 * ```
 */
export function sampledKl(posterior: Posterior, prior: Distribution, z: Tensor): Tensor {
  return tf.tidy(() => tf.mean(tf.sub(posterior.logProb(z), prior.logProb(z)), 0));
}

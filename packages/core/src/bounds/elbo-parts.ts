import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import { latentKl, type LatentDivergence } from './latent-divergence.js';
import { meanOverDraws } from './mean-over-draws.js';

/** Options of {@link elboParts}. */
export interface ElboPartsOptions<Q extends Distribution> {
  /** q(z | x), of batch shape `[...batch]`: one distribution for each x. */
  readonly posterior: Q;
  /** p(z). */
  readonly prior: Distribution;
  /** log p(x | z): `[samples, ...batch, ...event]` to `[samples, ...batch]`. */
  readonly logLikelihood: (z: Tensor) => Tensor;
  /** Where the draws come from. */
  readonly key: Key;
  /** Number L of draws for each x; 1 by default. */
  readonly samples?: number;
  /** Divergence of q from the prior: by default in closed form where one is known. */
  readonly divergence?: LatentDivergence<Q>;
}

/** A bound and its parts, in nats, each `[...batch]`. */
// A type and no interface, so that it is a container of tensors, which `tf.tidy` may return.
export type ElboParts = {
  /** `reconstruction − kl`. */
  readonly elbo: Tensor;
  /** E_q log p(x | z). */
  readonly reconstruction: Tensor;
  /** KL(q(z | x) ‖ p(z)). */
  readonly kl: Tensor;
};

/**
 * Evidence lower bound and the two parts of it that are usually looked at.
 *
 *     1/L Σₗ log p(x | zₗ) − KL(q(z | x) ‖ p(z)) ≤ log p(x) on average,   zₗ ∼ q(z | x)
 *
 * The divergence is any function of q, the prior and the draws, such as {@link sampledKl} (Kingma &
 * Welling 2014, "Auto-encoding variational Bayes", eq. 7, https://arxiv.org/abs/1312.6114).
 *
 * @returns three estimates without bias in nats, `[...batch]`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { elboParts } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const prior = normal({ loc: 0, scale: 1 });
 * const logLikelihood = (z: tf.Tensor) => normal({ loc: z, scale: 1 }).logProb(tf.scalar(1));
 * const options = { posterior, prior, logLikelihood, key: key(0), samples: 100 };
 * const { elbo, reconstruction, kl } = elboParts(options);
 * ```
 */
export function elboParts<Q extends Distribution>({
  posterior,
  prior,
  logLikelihood,
  key,
  samples = 1,
  divergence = latentKl,
}: ElboPartsOptions<Q>): ElboParts {
  checkCount('elboParts', 'samples', samples);
  return tf.tidy(() => {
    const z = posterior.sample(key, [samples]);
    const reconstruction = meanOverDraws(posterior, z, logLikelihood(z));
    const kl = divergence(posterior, prior, z);
    return { elbo: tf.sub(reconstruction, kl), reconstruction, kl };
  });
}

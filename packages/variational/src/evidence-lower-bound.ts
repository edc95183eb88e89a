import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, foldIn, split, type Key } from '@gen/core';
import { elboParts, latentKl, type ElboParts, type LatentDivergence } from '@gen/core/bounds';
import { decodedLogProb, repeatBatch } from './decoded-log-prob.js';
import type { Posterior, VAE } from './vae.js';

/** How an {@link evidenceLowerBound} is estimated. */
export interface EvidenceLowerBoundOptions<Q extends Posterior = Posterior> {
  /** Number L of draws of the posterior for each example. */
  readonly samples?: number;
  /** Divergence of the posterior from the prior: in closed form where one is known. */
  readonly divergence?: LatentDivergence<Q>;
  /** Whether the networks train: their dropout drops, and their batch normalization moves. */
  readonly train?: boolean;
}

/** The networks draw with keys of their own: nothing else belongs to so great a number. */
const NETWORKS = 2 ** 52;

/** The bound and its parts for each example, in nats, each `[batch]`. */
export type EvidenceLowerBound = ElboParts;

/**
 * Estimates the evidence lower bound of each example, without bias.
 *
 *     log p(x) ≥ 1/L Σₗ log p(x | zₗ) − KL(q(z | x) ‖ p(z)),   zₗ ∼ q(z | x)
 *
 * Kingma & Welling 2014, "Auto-Encoding Variational Bayes", equation 7,
 * https://arxiv.org/abs/1312.6114. `averageOver` of
 * `@gen/core/metrics` makes a score over a test set of it.
 *
 * @param x `[batch, ...visible]`, borrowed.
 * @param key what is drawn is a pure function of it.
 * @returns three tensors `[batch]` in nats, which the caller owns.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { bernoulli, key } from '@gen/core';
 * import { denseVAE, evidenceLowerBound } from '@gen/variational';
 *
 * const vae = denseVAE({ visible: 16, hidden: [8], latent: 2, key: key(0) });
 * const images = bernoulli({ probs: tf.fill([5, 16], 0.5) }).sample(key(1));
 * const { elbo, reconstruction, kl } = evidenceLowerBound(vae, images, key(2)); // [5] each
 * tf.dispose([images, elbo, reconstruction, kl]);
 * vae.dispose();
 * ```
 */
export function evidenceLowerBound<Q extends Posterior>(
  vae: VAE<Q>,
  x: Tensor,
  key: Key,
  { samples = 1, divergence = latentKl, train = false }: EvidenceLowerBoundOptions<Q> = {},
): EvidenceLowerBound {
  checkCount('evidenceLowerBound', 'samples', samples);
  return tf.tidy(() => {
    const [encoder, decoder] = split(foldIn(key, NETWORKS)).map((own) => ({ train, key: own }));
    const [posterior, prior] = [vae.encode(x, encoder), vae.prior()];
    const repeated = repeatBatch(x, samples);
    const logLikelihood = (z: Tensor): Tensor => decodedLogProb(vae, repeated, z, decoder); // [L, batch]
    return elboParts({ posterior, prior, logLikelihood, key, samples, divergence });
  });
}

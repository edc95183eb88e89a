import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, type Key } from '@gen/core';
import { iwae } from '@gen/core/bounds';
import { decodedLogProb, repeatBatch } from './decoded-log-prob.js';
import type { Posterior, VAE } from './vae.js';

/** How an {@link importanceWeightedLogLikelihood} is estimated. */
export interface ImportanceWeightedOptions {
  /** Number k of draws of the posterior for each example. */
  readonly samples?: number;
  /** Number of draws that are in memory at a time; the estimate depends on it as on the key. */
  readonly chunk?: number;
}

/**
 * Estimates the log likelihood of each example by importance sampling from the posterior: a lower
 * bound on average, which rises with k and tends to log p(x).
 *
 *     log p(x) ≈ log 1/k Σᵢ p(x, zᵢ) / q(zᵢ | x),   zᵢ ∼ q(z | x)
 *
 * Burda, Grosse, Salakhutdinov 2016, "Importance Weighted Autoencoders", §3 and appendix A,
 * https://arxiv.org/abs/1509.00519. The sum is taken in chunks by its logarithm, so that memory is
 * that of `chunk` draws, whatever k is.
 *
 * @param x `[batch, ...visible]`, borrowed.
 * @param key what is drawn is a pure function of it and of `chunk`.
 * @returns `[batch]` in nats, which the caller owns.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { bernoulli, key } from '@gen/core';
 * import { denseVAE, importanceWeightedLogLikelihood } from '@gen/variational';
 *
 * const vae = denseVAE({ visible: 16, hidden: [8], latent: 2, key: key(0) });
 * const images = bernoulli({ probs: tf.fill([5, 16], 0.5) }).sample(key(1));
 * const logLikelihood = importanceWeightedLogLikelihood(vae, images, key(2), { samples: 500 }); // [5]
 * tf.dispose([images, logLikelihood]);
 * vae.dispose();
 * ```
 */
export function importanceWeightedLogLikelihood<Q extends Posterior>(
  vae: VAE<Q>,
  x: Tensor,
  key: Key,
  { samples = 5000, chunk = 100 }: ImportanceWeightedOptions = {},
): Tensor {
  checkCount('importanceWeightedLogLikelihood', 'samples', samples);
  checkCount('importanceWeightedLogLikelihood', 'chunk', chunk);
  return tf.tidy(() => {
    const [posterior, prior] = [vae.encode(x), vae.prior()];
    const repeated = repeatBatch(x, Math.min(chunk, samples));
    const logJoint = (z: Tensor): Tensor =>
      tf.add(decodedLogProb(vae, repeated, z), prior.logProb(z));
    return iwae({ posterior, logJoint, key, samples, chunk });
  });
}

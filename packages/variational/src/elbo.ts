import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import {
  checkCount,
  InputError,
  valueAndGrads,
  type Key,
  type Objective,
  type Scalars,
  type Schedule,
} from '@gen/core';
import { evidenceLowerBound, type EvidenceLowerBoundOptions } from './evidence-lower-bound.js';
import type { Posterior, VAE } from './vae.js';

/** How a VAE is trained. */
export interface ELBOOptions<Q extends Posterior = Posterior> extends Omit<
  EvidenceLowerBoundOptions<Q>,
  'train'
> {
  /** Weight of the divergence: 1 for the ELBO, another number for a β-VAE, a schedule to anneal it. */
  readonly beta?: number | Schedule;
}

/**
 * The objective that trains a {@link VAE}: the negative evidence lower bound, averaged over the batch,
 * in nats an example.
 *
 *     −1/B Σ_b [ 1/L Σₗ log p(x_b | z_bl) − β KL(q(z | x_b) ‖ p(z)) ],   z_bl = μ_b + σ_b ε_bl
 *
 * Gradients pass through the draws (Kingma & Welling 2014, "Auto-Encoding Variational Bayes", §2.3–2.4,
 * https://arxiv.org/abs/1312.6114); β ≠ 1 is the β-VAE (Higgins et al. 2017,
 * https://openreview.net/forum?id=Sy2fzU9gl) and β that rises from 0 is KL annealing (Bowman et al.
 * 2016, §3.1, https://arxiv.org/abs/1511.06349).
 *
 * Metrics: `elbo` = `reconstruction` − `kl`, without β, in nats an example. The layers of the networks
 * train, and are evaluated where a run validates.
 *
 * @returns an objective of batches `[batch, ...visible]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { bernoulli, key } from '@gen/core';
 * import { denseVAE, elbo } from '@gen/variational';
 *
 * const vae = denseVAE({ visible: 16, hidden: [8], latent: 2, key: key(0) });
 * const images = bernoulli({ probs: tf.fill([5, 16], 0.5) }).sample(key(1));
 * const { value, grads, metrics } = elbo(vae)(images, key(2), {});
 * console.log(await value.data(), await metrics!.kl!.data());
 * tf.dispose([images, value, grads, metrics!]);
 * vae.dispose();
 * ```
 */
export function elbo<Q extends Posterior>(
  vae: VAE<Q>,
  { beta = 1, ...options }: ELBOOptions<Q> = {},
): Objective<Tensor> {
  checkCount('elbo', 'samples', options.samples ?? 1);
  const scored = (x: Tensor, key: Key, scalars: Scalars, train: boolean) => {
    const bound = evidenceLowerBound(vae, x, key, { ...options, train });
    const reconstruction = tf.mean<Scalar>(bound.reconstruction);
    const kl = tf.mean<Scalar>(bound.kl);
    const weight = typeof beta === 'number' ? beta : betaOf(scalars);
    const value = tf.sub<Scalar>(tf.mul(weight, kl), reconstruction);
    return { value, metrics: { elbo: tf.sub<Scalar>(reconstruction, kl), reconstruction, kl } };
  };
  const objective: Objective<Tensor> = (x, key, scalars) =>
    valueAndGrads(vae.parameters(), () => scored(x, key, scalars, true));
  const evaluate = (x: Tensor, key: Key, scalars: Scalars): Scalars =>
    tf.tidy(() => {
      const { value, metrics } = scored(x, key, scalars, false);
      return { ...metrics, loss: value };
    });
  const schedules = typeof beta === 'number' ? {} : { schedules: { beta } };
  return Object.assign(objective, { evaluate, ...schedules });
}

function betaOf({ beta }: Scalars): Scalar {
  if (beta !== undefined) return beta;
  throw new InputError({
    callee: 'elbo',
    argument: 'scalars',
    expected: 'the current value of the schedule beta',
    got: 'none',
    remedy: 'Pass scalarsAt(objective.schedules, step).',
  });
}

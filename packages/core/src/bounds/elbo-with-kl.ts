import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Distribution } from '../distributions/distribution.js';
import { klDivergence } from '../divergences/kl-divergence.js';
import { elboParts, type ElboPartsOptions } from './elbo-parts.js';

/** Options of {@link elboWithKl}. */
export type ElboWithKlOptions = Omit<ElboPartsOptions<Distribution>, 'divergence'>;

/**
 * Evidence lower bound with the divergence from the prior in closed form: the third of its splittings.
 *
 *     E_q[log p(x | z)] − KL(q(z | x) ‖ p(z)) ≤ log p(x)
 *
 * (Kingma & Welling 2014, "Auto-encoding variational Bayes", §2.3, https://arxiv.org/abs/1312.6114).
 *
 * @returns an estimate without bias in nats, `[...batch]`.
 * @throws InputError where no closed form is known; `elbo` needs none.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { elboWithKl } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const prior = normal({ loc: 0, scale: 1 });
 * const logLikelihood = (z: tf.Tensor) => normal({ loc: z, scale: 1 }).logProb(tf.scalar(1));
 * const bound = elboWithKl({ posterior, prior, logLikelihood, key: key(0), samples: 100 });
 * ```
 */
export function elboWithKl({ samples = 1, ...options }: ElboWithKlOptions): Tensor {
  checkCount('elboWithKl', 'samples', samples);
  return tf.tidy(() => elboParts({ ...options, samples, divergence: klDivergence }).elbo);
}

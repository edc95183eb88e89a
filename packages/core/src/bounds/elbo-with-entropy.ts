import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Distribution, HasEntropy } from '../distributions/distribution.js';
import type { DrawOptions } from './bound-options.js';
import { meanOverDraws } from './mean-over-draws.js';

/** Options of {@link elboWithEntropy}. */
export interface ElboWithEntropyOptions extends DrawOptions {
  /** q(z | x), with an entropy in closed form. */
  readonly posterior: Distribution & HasEntropy;
}

/**
 * Evidence lower bound with the entropy of q in closed form: the second of its splittings.
 *
 *     E_q[log p(x, z)] + H[q] ≤ log p(x)
 *
 * (Kingma & Welling 2014, "Auto-encoding variational Bayes", §2.2, https://arxiv.org/abs/1312.6114).
 *
 * @returns an estimate without bias in nats, `[...batch]`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { elboWithEntropy } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const bound = elboWithEntropy({ posterior, logJoint, key: key(0), samples: 100 });
 * ```
 */
export function elboWithEntropy({
  posterior,
  logJoint,
  key,
  samples = 1,
}: ElboWithEntropyOptions): Tensor {
  checkCount('elboWithEntropy', 'samples', samples);
  return tf.tidy(() => {
    const z = posterior.sample(key, [samples]);
    const energy = meanOverDraws(posterior, z, logJoint(z));
    return tf.add(energy, posterior.entropy());
  });
}

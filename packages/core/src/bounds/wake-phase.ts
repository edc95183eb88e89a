import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { stopGradient } from '../derivatives/stop-gradient.js';
import type { Distribution } from '../distributions/distribution.js';
import type { DrawOptions } from './bound-options.js';
import { shares } from './shares.js';

/** Options of {@link wakePhase}. */
export interface WakePhaseOptions extends DrawOptions {
  /** q(z | x), of batch shape `[...batch]`. */
  readonly posterior: Distribution;
}

/**
 * What q is to minimise while data are awake: the forward divergence of the posterior from q, by draws
 * of q that are weighted to be draws of the posterior.
 *
 *     KL(p(z | x) ‖ q) = −Σₖ w̄ₖ log q(zₖ | x) + const,   w̄ = softmax(log p(x, z) − log q(z | x))
 *
 * Gradients reach q alone, through its log density: not the draws, nor the weights. Biased by O(1/K)
 * (Bornschein & Bengio 2015, "Reweighted wake–sleep", §2.3, https://arxiv.org/abs/1406.2751).
 *
 * @returns an estimate in nats, `[...batch]`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { wakePhase } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const loss = wakePhase({ posterior, logJoint, key: key(0), samples: 100 });
 * ```
 */
export function wakePhase({ posterior, logJoint, key, samples = 1 }: WakePhaseOptions): Tensor {
  checkCount('wakePhase', 'samples', samples);
  return tf.tidy(() => {
    const z = stopGradient(posterior.sample(key, [samples]));
    const logProb = posterior.logProb(z);
    const weights = stopGradient(shares(tf.sub(logJoint(z), logProb)));
    return tf.neg(tf.sum(tf.mul(weights, logProb), 0));
  });
}

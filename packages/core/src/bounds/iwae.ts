import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { BoundOptions } from './bound-options.js';
import { logMeanExp } from './log-mean-exp.js';
import { logWeights } from './log-weights.js';

/**
 * Importance-weighted lower bound, tighter with every draw.
 *
 *     E[log 1/K Σₖ wₖ] ≤ log p(x),   wₖ = p(x, zₖ) / q(zₖ | x)
 *
 * The ELBO at K = 1 (Burda, Grosse & Salakhutdinov 2016, "Importance weighted autoencoders", §3,
 * https://arxiv.org/abs/1509.00519).
 *
 * @returns an estimate in nats, `[...batch]`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { iwae } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const bound = iwae({ posterior, logJoint, key: key(0), samples: 100 }); // about −1.516
 * ```
 */
export function iwae(options: BoundOptions): Tensor {
  checkCount('iwae', 'samples', options.samples ?? 1);
  return tf.tidy(() => logMeanExp(logWeights(options)));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ConditionalDistribution } from '../distributions/distribution.js';

/** A dream: what the model drew, and what it drew it from. */
export interface Dream {
  /** x, `[batch, ...]`. */
  readonly x: Tensor;
  /** z, `[batch, ...]`. */
  readonly z: Tensor;
}

/**
 * What q is to minimise while data are away: the forward divergence under the model's own draws.
 *
 *     E_{p(x, z)}[−log q(z | x)]
 *
 * Gradients reach q, and the draws where they have any (Hinton, Dayan, Frey & Neal 1995, "The
 * wake-sleep algorithm for unsupervised neural networks", https://doi.org/10.1126/science.7761831).
 *
 * @returns nats for each dream, `[batch]`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { sleepPhase } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const z = normal({ loc: tf.zeros([64]), scale: 1 }).sample(key(0));
 * const x = normal({ loc: z, scale: 1 }).sample(key(1));
 * const loss = sleepPhase((x) => normal({ loc: tf.mul(x, 0.5), scale: 0.7 }), { x, z }); // [64]
 * ```
 */
export function sleepPhase(posterior: ConditionalDistribution, { x, z }: Dream): Tensor {
  return tf.tidy(() => tf.neg(posterior(x).logProb(z)));
}

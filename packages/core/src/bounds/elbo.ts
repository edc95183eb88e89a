import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { BoundOptions } from './bound-options.js';
import { ofLogWeights } from './log-weights.js';

/**
 * Evidence lower bound, estimated from the joint density: the first of its three splittings.
 *
 *     E_q[log p(x, z) − log q(z | x)] ≤ log p(x)
 *
 * Of no variance where q is the posterior (Kingma & Welling 2014, "Auto-encoding variational Bayes",
 * §2.2, https://arxiv.org/abs/1312.6114).
 *
 * @returns an estimate without bias in nats, `[...batch]`, with gradients to the model and to q.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { elbo } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const bound = elbo({ posterior, logJoint, key: key(0), samples: 100 }); // about −1.54
 * ```
 */
export function elbo(options: BoundOptions): Tensor {
  checkCount('elbo', 'samples', options.samples ?? 1);
  return tf.tidy(() => ofLogWeights(options, (weights) => tf.mean(weights, 0)));
}

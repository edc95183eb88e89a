import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { stopGradient } from '../derivatives/stop-gradient.js';
import type { Distribution } from '../distributions/distribution.js';

/** log q(z) of draws of q, with the gradient that a bound is to follow. */
export type PosteriorLogProb = (posterior: Distribution, z: Tensor) => Tensor;

/**
 * log q(z) with its whole gradient: through z, and through the parameters of q at z.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { totalLogProb } from '@gen/core/bounds';
 *
 * const q = normal({ loc: 1, scale: 2 });
 * const logProb = totalLogProb(q, q.sample(key(0), [8])); // [8]
 * ```
 */
export const totalLogProb: PosteriorLogProb = (posterior, z) => posterior.logProb(z);

/**
 * log q(z) with its gradient through z alone: sticking the landing.
 *
 *     ∇ log q(z(φ); φ) − ∂/∂φ log q(z; φ),   of which the part that is left out has mean 0
 *
 * The gradient of a bound then has no variance where q is the posterior itself (Roeder, Wu & Duvenaud
 * 2017, "Sticking the landing", §3, https://arxiv.org/abs/1703.09194).
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { stickingTheLanding } from '@gen/core/bounds';
 *
 * const q = normal({ loc: 1, scale: 2 });
 * const logProb = stickingTheLanding(q, q.sample(key(0), [8])); // [8], the values of q.logProb
 * ```
 */
export const stickingTheLanding: PosteriorLogProb = (posterior, z) =>
  tf.tidy(() => {
    const score = posterior.logProb(stopGradient(z));
    return tf.sub(posterior.logProb(z), tf.sub(score, stopGradient(score)));
  });

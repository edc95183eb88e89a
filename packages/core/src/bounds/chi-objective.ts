import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { stopGradient } from '../derivatives/stop-gradient.js';
import { checkOrder, type CuboOptions } from './cubo.js';
import { drawsOf } from './draws.js';
import { withScore } from './with-score.js';

/**
 * What to minimise to lower the χ upper bound: the exponential of it, whose gradient has no bias.
 *
 *     E_q[wⁿ] / max wⁿ,   w = p(x, z) / q(z | x)
 *
 * The largest weight of a draw is a constant that keeps it from overflowing; it scales the gradient
 * (Dieng et al. 2017, "Variational inference via χ upper bound minimization", algorithm 1,
 * https://arxiv.org/abs/1611.00328).
 *
 * @returns `[...batch]`, between 0 and 1: no bound itself, which is {@link cubo}.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { chiObjective } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const loss = chiObjective({ posterior, logJoint, key: key(0), samples: 100 });
 * ```
 */
export function chiObjective({ order = 2, ...options }: CuboOptions): Tensor {
  checkCount('chiObjective', 'samples', options.samples ?? 1);
  checkOrder('chiObjective', order);
  return tf.tidy(() => {
    const { z, logProb } = drawsOf(options);
    const powers = tf.mul(tf.sub(options.logJoint(z), logProb), order);
    const largest = stopGradient(tf.max(powers, 0, true));
    const scaled = tf.exp(tf.sub(powers, largest));
    const mean = (values: Tensor): Tensor => tf.mean(values, 0);
    if (options.logPosterior !== undefined) return mean(scaled);
    return withScore(options.posterior, logProb, scaled, mean);
  });
}

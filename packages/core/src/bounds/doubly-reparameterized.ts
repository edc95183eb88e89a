import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { stopGradient } from '../derivatives/stop-gradient.js';
import type { Distribution, Reparameterized } from '../distributions/distribution.js';
import type { DrawOptions } from './bound-options.js';
import { logMeanExp } from './log-mean-exp.js';
import { stickingTheLanding } from './posterior-log-prob.js';
import { shares } from './shares.js';

/** Options of {@link doublyReparameterized}. */
export interface DoublyReparameterizedOptions extends DrawOptions {
  /** q(z | x), of batch shape `[...batch]`: gradients pass through its draws. */
  readonly posterior: Distribution & Reparameterized;
}

/**
 * The importance-weighted bound with doubly reparameterized gradients, whose signal does not drown in
 * noise when the draws are many.
 *
 *     ∇_φ = Σₖ w̄ₖ² ∂ log wₖ / ∂zₖ · ∂zₖ/∂φ,   ∇_θ = Σₖ w̄ₖ ∂ log wₖ / ∂θ
 *
 * The model is evaluated twice, once for each gradient (Tucker, Lawson, Gu & Maddison 2019, "Doubly
 * reparameterized gradient estimators for Monte Carlo objectives", §3, https://arxiv.org/abs/1810.04152).
 *
 * @returns an estimate in nats, `[...batch]`, with the value of `iwae`.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { doublyReparameterized } from '@gen/core/bounds';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * // x = 1 of a normal around a standard normal z: log p(x) is −1.516.
 * const prior = normal({ loc: 0, scale: 1 });
 * const logJoint = (z: tf.Tensor) =>
 *   tf.add(normal({ loc: z, scale: 1 }).logProb(tf.scalar(1)), prior.logProb(z));
 * const posterior = normal({ loc: 0.4, scale: 0.8 });
 * const bound = doublyReparameterized({ posterior, logJoint, key: key(0), samples: 100 });
 * ```
 */
export function doublyReparameterized({
  posterior,
  logJoint,
  key,
  samples = 1,
}: DoublyReparameterizedOptions): Tensor {
  checkCount('doublyReparameterized', 'samples', samples);
  return tf.tidy(() => {
    const z = posterior.sample(key, [samples]);
    const ofModel = logJoint(stopGradient(z)); // reaches θ alone
    const whole = tf.sub(logJoint(z), stickingTheLanding(posterior, z));
    const throughDraws = withoutValue(tf.sub(whole, ofModel)); // reaches φ alone, through z
    const logWeights = stopGradient(whole);
    const weights = shares(logWeights);
    const toModel = tf.mul(weights, withoutValue(ofModel));
    const toPosterior = tf.mul(tf.square(weights), throughDraws);
    return tf.add(logMeanExp(logWeights), tf.sum(tf.add(toModel, toPosterior), 0));
  });
}

/** 0, with the gradient of x. */
const withoutValue = (x: Tensor): Tensor => tf.sub(x, stopGradient(x));

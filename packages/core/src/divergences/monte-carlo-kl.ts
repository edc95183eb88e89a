import * as tf from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import { meanOfDraws, tidyEstimate, type MonteCarloEstimate } from './monte-carlo-estimate.js';
import { checkPair, drawsOf } from './pair.js';

/**
 * Estimates the Kullback–Leibler divergence in nats from samples of p, without bias.
 *
 *     KL(p ‖ q) ≈ 1/S Σₛ log p(xₛ) − log q(xₛ),   xₛ ∼ p
 *
 * The standard error falls with √S, and an estimate may be below 0. Gradients in the parameters of p
 * are those of the divergence only where p is reparameterized; in those of q they always are.
 *
 * @param samples S ≥ 1; one draw has no standard error.
 * @returns value and standard error, of the batch shape that those of p and q broadcast to.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { monteCarloKl } from '@gen/core/divergences';
 *
 * const p = normal({ loc: 1, scale: 0.5 });
 * const q = normal({ loc: 0, scale: 1 });
 * const kl = monteCarloKl(p, q, key(0), 10_000); // value 0.82, give or take its standard error 0.007
 * ```
 */
export function monteCarloKl(
  p: Distribution,
  q: Distribution,
  key: Key,
  samples: number,
): MonteCarloEstimate {
  const batchShape = checkPair('monteCarloKl', p, q);
  checkCount('monteCarloKl', 'samples', samples);
  return tidyEstimate(() => {
    const x = drawsOf(p, batchShape, key, samples);
    return meanOfDraws(tf.sub(p.logProb(x), q.logProb(x)));
  });
}

import * as tf from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import { meanOfDraws, tidyEstimate, type MonteCarloEstimate } from './monte-carlo-estimate.js';

/**
 * Estimates the entropy in nats from samples, without bias.
 *
 *     H(p) ≈ −1/S Σₛ log p(xₛ),   xₛ ∼ p
 *
 * For distributions whose `entropy()` is not known. The entropy of a density may be below 0. Gradients
 * are those of the entropy where p is reparameterized (Shannon 1948, "A mathematical theory of
 * communication", §20, https://doi.org/10.1002/j.1538-7305.1948.tb01338.x).
 *
 * @param samples S ≥ 1; one draw has no standard error.
 * @returns value and standard error, of the batch shape.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { monteCarloEntropy } from '@gen/core/divergences';
 *
 * const h = monteCarloEntropy(normal({ loc: 0, scale: 1 }), key(0), 10_000); // value about 1.42
 * ```
 */
export function monteCarloEntropy(p: Distribution, key: Key, samples: number): MonteCarloEstimate {
  checkCount('monteCarloEntropy', 'samples', samples);
  return tidyEstimate(() => meanOfDraws(tf.neg(p.logProb(p.sample(key, [samples])))));
}

import * as tf from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';
import { meanOfDraws, tidyEstimate, type MonteCarloEstimate } from './monte-carlo-estimate.js';
import { checkPair, drawsOf } from './pair.js';

/**
 * Estimates the cross entropy in nats from samples of p, without bias.
 *
 *     H(p, q) ≈ −1/S Σₛ log q(xₛ),   xₛ ∼ p
 *
 * The density of p is not asked for. Gradients in the parameters of p are those of the cross entropy
 * only where p is reparameterized; in those of q they always are.
 *
 * @param samples S ≥ 1; one draw has no standard error.
 * @returns value and standard error, of the batch shape that those of p and q broadcast to.
 *
 * @example
 * ```ts
 * import { key, laplace, normal } from '@gen/core';
 * import { monteCarloCrossEntropy } from '@gen/core/divergences';
 *
 * const p = laplace({ loc: 0, scale: 1 });
 * const h = monteCarloCrossEntropy(p, normal({ loc: 0, scale: 1 }), key(0), 10_000); // about 1.92
 * ```
 */
export function monteCarloCrossEntropy(
  p: Distribution,
  q: Distribution,
  key: Key,
  samples: number,
): MonteCarloEstimate {
  const batchShape = checkPair('monteCarloCrossEntropy', p, q);
  checkCount('monteCarloCrossEntropy', 'samples', samples);
  return tidyEstimate(() => {
    const logProb = q.logProb(drawsOf(p, batchShape, key, samples));
    return meanOfDraws(tf.neg(logProb));
  });
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Distribution } from '../distributions/distribution.js';
import { checkOrder } from './check-order.js';
import { klDivergence } from './kl-divergence.js';
import { checkPair } from './pair.js';
import { checkKnown, renyiDivergence } from './renyi-divergence.js';

/**
 * α-divergence, in closed form where the Rényi divergence is known.
 *
 *     D_α(p ‖ q) = (∫ p^α q^{1−α} − 1) / (α (α − 1)) = (e^{(α−1) R_α} − 1) / (α (α − 1))
 *
 * KL(p ‖ q) for α = 1, half of Pearson's χ² for α = 2 (Cichocki & Amari 2010, "Families of alpha-,
 * beta- and gamma-divergences", §3.1, https://doi.org/10.3390/e12061532).
 *
 * @param order α > 0.
 * @returns the batch shape that those of p and q broadcast to.
 * @throws InputError where no closed form is known; {@link monteCarloFDivergence} estimates it.
 *
 * @example
 * ```ts
 * import { normal } from '@gen/core';
 * import { alphaDivergence } from '@gen/core/divergences';
 *
 * const [p, q] = [normal({ loc: 1, scale: 1 }), normal({ loc: 0, scale: 1 })];
 * const d = alphaDivergence(p, q, 2); // 0.859
 * ```
 */
export function alphaDivergence(p: Distribution, q: Distribution, order: number): Tensor {
  checkOrder('alphaDivergence', order);
  checkPair('alphaDivergence', p, q);
  checkKnown(
    'alphaDivergence',
    p,
    q,
    'monteCarloFDivergence(alpha(order), p, q, key, samples) estimates it.',
  );
  if (order === 1) return klDivergence(p, q);
  return tf.tidy(() => {
    const exponent = tf.mul(renyiDivergence(p, q, order), order - 1);
    return tf.div(tf.expm1(exponent), order * (order - 1));
  });
}

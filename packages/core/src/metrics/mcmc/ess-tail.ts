import { quantileOf } from '../moments.js';
import { checkChains, mapChains, pooled, splitChains, type Chains } from './chains.js';
import { effectiveSize } from './effective-size.js';

/**
 * Effective sample size of the tails of a distribution: the smaller of those for estimating the chance
 * to be below the 5 % and below the 95 % quantile.
 *
 *     min over p in {0.05, 0.95} of ESS([x ≤ xₚ])
 *
 * (Vehtari et al. 2021, §4, https://arxiv.org/abs/1903.08008.)
 *
 * @throws InputError for fewer than 4 draws, chains of different lengths, NaN and infinities.
 *
 * @example
 * ```ts
 * import { essTail } from '@gen/core/metrics';
 *
 * const chains = [Float32Array.of(1, 3, 2, 4, 2, 3), Float32Array.of(2, 4, 1, 3, 4, 1)];
 * const draws = essTail(chains);
 * ```
 */
export function essTail(chains: Chains): number {
  checkChains('essTail', chains);
  const sorted = pooled(chains).sort();
  const [low, high] = [0.05, 0.95].map((probability) => {
    const quantile = quantileOf(sorted, probability);
    return effectiveSize(splitChains(mapChains(chains, (x) => (x <= quantile ? 1 : 0))));
  }) as [number, number];
  return Math.min(low, high);
}

import { meanOf } from '../moments.js';
import { checkChains, mapChains, pooled, splitChains, type Chains } from './chains.js';
import { effectiveSize } from './effective-size.js';

/**
 * Monte Carlo standard error of the standard deviation of correlated draws: of the squared distances d
 * from the mean,
 *
 *     MCSE = ½ √((mean d² − (mean d)²) / (ESS(d) mean d))
 *
 * by the delta method (Vehtari et al. 2021, §4, https://arxiv.org/abs/1903.08008).
 *
 * @throws InputError for fewer than 4 draws, chains of different lengths, NaN and infinities.
 *
 * @example
 * ```ts
 * import { mcseSd } from '@gen/core/metrics';
 *
 * const chains = [Float32Array.of(1, 3, 2, 4, 2, 3), Float32Array.of(2, 4, 1, 3, 4, 1)];
 * const error = mcseSd(chains);
 * ```
 */
export function mcseSd(chains: Chains): number {
  checkChains('mcseSd', chains);
  const mean = meanOf(pooled(chains));
  const squares = mapChains(chains, (x) => (x - mean) ** 2);
  const variance = meanOf(pooled(squares));
  if (variance === 0) return 0;
  const spread = meanOf(pooled(mapChains(squares, (d) => d * d))) - variance ** 2;
  return Math.sqrt(spread / effectiveSize(splitChains(squares)) / variance) / 2;
}

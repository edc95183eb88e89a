import { varianceOf } from '../moments.js';
import { checkChains, pooled, splitChains, type Chains } from './chains.js';
import { effectiveSize } from './effective-size.js';

/**
 * Monte Carlo standard error of the mean of correlated draws.
 *
 *     MCSE = s / √ESS
 *
 * (Vehtari et al. 2021, §4, https://arxiv.org/abs/1903.08008.)
 *
 * @throws InputError for fewer than 4 draws, chains of different lengths, NaN and infinities.
 *
 * @example
 * ```ts
 * import { mcseMean } from '@gen/core/metrics';
 *
 * const chains = [Float32Array.of(1, 3, 2, 4, 2, 3), Float32Array.of(2, 4, 1, 3, 4, 1)];
 * const error = mcseMean(chains);
 * ```
 */
export function mcseMean(chains: Chains): number {
  checkChains('mcseMean', chains);
  return Math.sqrt(varianceOf(pooled(chains)) / effectiveSize(splitChains(chains)));
}

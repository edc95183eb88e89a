import { checkChains, splitChains, type Chains } from './chains.js';
import { effectiveSize } from './effective-size.js';
import { normalScores } from './normal-scores.js';

/**
 * Effective sample size of the bulk of a distribution: how many independent draws tell as much of its
 * centre as these correlated ones, by the autocorrelations of their normal scores in split chains.
 *
 *     ESS = m n / (−1 + 2 Σₖ (ρ₂ₖ + ρ₂ₖ₊₁))
 *
 * The sum ends where a pair of autocorrelations is no longer positive. May exceed the number of draws
 * where they are anticorrelated; at least 100 a chain are wanted before an estimate is trusted (Vehtari,
 * Gelman, Simpson, Carpenter & Bürkner 2021, "Rank-normalization, folding, and localization: an improved
 * R̂ for assessing convergence of MCMC", §4, https://arxiv.org/abs/1903.08008).
 *
 * @throws InputError for fewer than 4 draws, chains of different lengths, NaN and infinities.
 *
 * @example
 * ```ts
 * import { essBulk } from '@gen/core/metrics';
 *
 * const chains = [Float32Array.of(1, 3, 2, 4, 2, 3), Float32Array.of(2, 4, 1, 3, 4, 1)];
 * const draws = essBulk(chains);
 * ```
 */
export function essBulk(chains: Chains): number {
  checkChains('essBulk', chains);
  return effectiveSize(normalScores(splitChains(chains)));
}

import { meanOf, quantileOf, varianceOf } from '../moments.js';
import { checkChains, mapChains, pooled, splitChains, type Chains } from './chains.js';
import { normalScores } from './normal-scores.js';

/**
 * R̂ of split chains: how much wider the draws of all chains are than those of one, 1 where the chains
 * agree.
 *
 *     R̂ = √((W (n − 1) / n + B / n) / W)
 *
 * W is the mean variance within half-chains of n draws, B n times the variance of their means; of normal
 * scores, and of those of the distances from the median, whichever is larger. More than 1.01 says that the chains
 * have not mixed (Vehtari et al. 2021, §4, https://arxiv.org/abs/1903.08008).
 *
 * @param chains at least 2.
 * @throws InputError for a single chain, fewer than 4 draws, chains of different lengths, NaN and
 *   infinities.
 *
 * @example
 * ```ts
 * import { splitRHat } from '@gen/core/metrics';
 *
 * const chains = [Float32Array.of(1, 3, 2, 4, 2, 3), Float32Array.of(2, 4, 1, 3, 4, 1)];
 * const ratio = splitRHat(chains);
 * ```
 */
export function splitRHat(chains: Chains): number {
  checkChains('splitRHat', chains, 2);
  const halves = splitChains(chains);
  const median = quantileOf(pooled(halves).sort(), 0.5);
  const folded = mapChains(halves, (x) => Math.abs(x - median));
  return Math.max(potentialReduction(halves), potentialReduction(folded));
}

function potentialReduction(chains: Chains): number {
  const scores = normalScores(chains);
  const draws = chains[0]!.length;
  const within = meanOf(scores.map(varianceOf));
  const between = varianceOf(scores.map(meanOf));
  if (within === 0) return between === 0 ? 1 : Infinity;
  return Math.sqrt(between / within + (draws - 1) / draws);
}

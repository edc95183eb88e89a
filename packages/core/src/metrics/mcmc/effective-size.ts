import { meanOf, varianceOf } from '../moments.js';
import type { Chains } from './chains.js';

/**
 * How many independent draws tell as much of the mean as these: m n / τ, where τ sums the
 * autocorrelations ρ at all lags, of m chains of n draws together, as far as the sums of two that follow
 * each other are positive, and made to fall (Geyer 1992; Vehtari et al. 2021, §3.2).
 */
export function effectiveSize(chains: Chains): number {
  const draws = chains.length * chains[0]!.length;
  const correlation = autocorrelation(chains);
  if (correlation === undefined) return draws;
  return (
    draws / Math.max(autocorrelationTime(correlation, chains[0]!.length), 1 / Math.log10(draws))
  );
}

/** −1 + 2 Σ ρ over the pairs of lags before the last that is looked at, of which the even lag counts once. */
function autocorrelationTime(correlation: (lag: number) => number, length: number): number {
  let last = { even: 1, sum: 1 + correlation(1) };
  let [time, least] = [-1, Infinity];
  for (let lag = 2; lag < length - 2 && last.sum > 0; lag += 2) {
    least = Math.min(least, last.sum);
    time += 2 * least;
    const even = correlation(lag);
    last = { even, sum: even + correlation(lag + 1) };
  }
  return time + Math.max(last.even, 0);
}

/** The autocorrelation at a lag by the variances within and between chains; none of constant draws. */
function autocorrelation(chains: Chains): ((lag: number) => number) | undefined {
  const length = chains[0]!.length;
  const means = chains.map(meanOf);
  const covariance = (lag: number): number =>
    meanOf(chains.map((chain, i) => autocovariance(chain, means[i]!, lag)));
  const within = (covariance(0) * length) / (length - 1);
  const between = chains.length > 1 ? varianceOf(means) : 0;
  const total = (within * (length - 1)) / length + between;
  if (!(total > 0)) return undefined;
  return (lag) => 1 - (within - covariance(lag)) / total;
}

function autocovariance(chain: ArrayLike<number>, mean: number, lag: number): number {
  let sum = 0;
  for (let i = lag; i < chain.length; i++) sum += (chain[i]! - mean) * (chain[i - lag]! - mean);
  return sum / chain.length;
}

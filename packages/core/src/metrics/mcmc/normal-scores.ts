import { standardNormalQuantile } from '../../special/standard-normal-quantile.js';
import { pooled, type Chains } from './chains.js';

/**
 * Draws by their rank among those of all chains, as quantiles of the standard normal distribution:
 * Φ⁻¹((r − 3/8) / (n + 1/4)), with equal draws at their mean rank.
 */
export function normalScores(chains: Chains): Float64Array[] {
  const all = pooled(chains);
  const scores = new Float64Array(all.length);
  const order = Uint32Array.from(all, (_, i) => i).sort((i, j) => all[i]! - all[j]!);
  for (let first = 0; first < order.length;) {
    let last = first;
    while (last + 1 < order.length && all[order[last + 1]!] === all[order[first]!]) last++;
    const rank = (first + last) / 2 + 1;
    const score = standardNormalQuantile((rank - 0.375) / (all.length + 0.25));
    for (let i = first; i <= last; i++) scores[order[i]!] = score;
    first = last + 1;
  }
  const length = chains[0]!.length;
  return chains.map((_, i) => scores.subarray(i * length, (i + 1) * length));
}

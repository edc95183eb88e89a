import * as tf from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { InputError } from '../../input-error.js';
import { gammaincc } from '../../special/gammainc.js';

/** Options of {@link rankUniformity}. */
export interface RankUniformityOptions {
  /** How many draws each true value is ranked among: ranks are 0 … draws. */
  readonly draws: number;
  /** Into how many bins ranks are put, which divides draws + 1; five expected in each at least. */
  readonly bins: number;
}

/** What {@link rankUniformity} finds. */
export interface RankUniformity {
  /** χ² of the counts against equal ones. */
  readonly statistic: number;
  /** The chance of such a statistic or a larger one where ranks are uniform. */
  readonly pValue: number;
  /** How many ranks are in each bin. */
  readonly counts: readonly number[];
}

/**
 * Tests whether true values have uniform ranks among draws from posteriors, as they have where the
 * posteriors are right (simulation-based calibration).
 *
 *     χ² = Σ over bins of (count − n / bins)² / (n / bins),   p = Q((bins − 1) / 2, χ² / 2)
 *
 * Ranks that heap up at both ends say that posteriors are too narrow, in the middle that they are too wide, at one
 * end that they are biased (Talts, Betancourt, Simpson, Vehtari & Gelman 2018, "Validating Bayesian inference
 * algorithms with simulation-based calibration", §4, https://arxiv.org/abs/1804.06788).
 *
 * @param ranks of n independent pairs of a parameter drawn from the prior and data drawn with it, the
 *   number of the posterior's draws below the parameter.
 * @throws InputError for ranks that are no integers from 0 to `draws`, and bins that do not divide.
 *
 * @example
 * ```ts
 * import { rankUniformity } from '@gen/core/metrics';
 *
 * const ranks = Int32Array.from({ length: 100 }, (_, i) => i % 20);
 * const { pValue } = await rankUniformity(ranks, { draws: 19, bins: 10 }); // 1
 * ```
 */
export async function rankUniformity(
  ranks: ArrayLike<number>,
  { draws, bins }: RankUniformityOptions,
): Promise<RankUniformity> {
  checkCount('rankUniformity', 'draws', draws);
  checkBins(draws, bins);
  const counts = countsOf(ranks, draws, bins);
  const expected = ranks.length / bins;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const tail = tf.tidy(() => gammaincc(tf.scalar((bins - 1) / 2), tf.scalar(statistic / 2)));
  const [pValue] = await tail.data();
  tail.dispose();
  return { statistic, pValue: pValue!, counts };
}

function countsOf(ranks: ArrayLike<number>, draws: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i]!;
    if (!Number.isInteger(rank) || rank < 0 || rank > draws) {
      throw wrong('ranks', `integers from 0 to ${draws}`, `${rank} at ${i}`);
    }
    counts[Math.floor((rank * bins) / (draws + 1))]! += 1;
  }
  if (ranks.length === 0) throw wrong('ranks', 'at least one', 'none');
  return counts;
}

function checkBins(draws: number, bins: number): void {
  checkCount('rankUniformity', 'bins', bins, 2);
  if ((draws + 1) % bins === 0) return;
  throw wrong('bins', `a divisor of draws + 1 = ${draws + 1}`, `${bins}`);
}

const wrong = (argument: string, expected: string, got: string): InputError =>
  new InputError({ callee: 'rankUniformity', argument, expected, got });

import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { meanOf } from '../moments.js';
import { jackknife } from '../jackknife.js';
import type { Score } from '../score.js';
import { examplesOf, readCodes, type CodesAndFactors } from './read-columns.js';

/** Options of {@link mutualInformationGap}. */
export interface MutualInformationGapOptions {
  /** Into how many equally wide bins each coordinate of the codes is cut. */
  readonly bins?: number;
}

/** What {@link mutualInformationGap} finds: the mean over factors, with the standard error of a jackknife. */
export interface MutualInformationGap extends Score {
  /** Gap of each factor. */
  readonly gaps: readonly number[];
}

/**
 * Mutual information gap (MIG): how much more the coordinate of the code that tells most of a factor tells
 * than the second.
 *
 *     MIG = mean over factors v of (I(z₍₁₎; v) − I(z₍₂₎; v)) / H(v)
 *
 * About 1 where each factor has a coordinate of its own, about 0 where two share each. Estimated from
 * counts in bins, whose bias is about bins × values / 2n nats (Chen et al. 2018, "Isolating sources of
 * disentanglement in variational autoencoders", §4, https://arxiv.org/abs/1802.04942; with histograms as in
 * Locatello et al. 2019, https://arxiv.org/abs/1811.12359).
 *
 * @param codes means of the posterior, `[n, k]`.
 * @param factors values of the factors, of finitely many, `[n, f]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { mutualInformationGap } from '@gen/core/metrics';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const factors = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
 * const { value } = await mutualInformationGap(tf.mul(factors, 2), factors); // 1
 * ```
 */
export async function mutualInformationGap(
  codes: Tensor,
  factors: Tensor,
  { bins = 20 }: MutualInformationGapOptions = {},
): Promise<MutualInformationGap> {
  checkCount('mutualInformationGap', 'bins', bins, 2);
  const read = await readCodes('mutualInformationGap', codes, factors);
  const { score } = jackknife(codes.shape[0]!, (indices) => ({
    score: meanOf(gapsOf(examplesOf(read, indices), bins)),
  }));
  return { ...score, gaps: gapsOf(read, bins) };
}

/** The gap of each factor. */
function gapsOf({ codes, factors }: CodesAndFactors, bins: number): number[] {
  const binned = codes.map((column) => inBins(column, bins));
  return factors.map((factor) => {
    const shares = binned.map((code) => mutualInformation(code, factor)).sort((a, b) => b - a);
    const whole = mutualInformation(factor, factor);
    // A factor that never moves is told by nothing.
    return whole === 0 ? 0 : (shares[0]! - (shares[1] ?? 0)) / whole;
  });
}

function inBins(values: Float64Array, bins: number): Float64Array {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const width = values.reduce((a, b) => Math.max(a, b), -Infinity) - low;
  if (width === 0) return values.map(() => 0);
  return values.map((x) => Math.min(Math.floor(((x - low) / width) * bins), bins - 1));
}

/** Σ p(a, b) log (p(a, b) / p(a) p(b)) of the counts of equal values. */
function mutualInformation(a: Float64Array, b: Float64Array): number {
  const [ofA, ofB, ofBoth] = [counts(a), counts(b), new Map<number, Map<number, number>>()];
  a.forEach((x, i) => {
    const row = ofBoth.get(x) ?? new Map<number, number>();
    ofBoth.set(x, row.set(b[i]!, (row.get(b[i]!) ?? 0) + 1));
  });
  let sum = 0;
  for (const [x, row] of ofBoth) {
    for (const [y, both] of row) {
      sum += (both / a.length) * Math.log((both * a.length) / (ofA.get(x)! * ofB.get(y)!));
    }
  }
  return sum;
}

function counts(values: Float64Array): Map<number, number> {
  const found = new Map<number, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

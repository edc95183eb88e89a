import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';
import { jackknife } from '../jackknife.js';
import { meanOf } from '../moments.js';
import type { Score } from '../score.js';
import { lasso, standardizedColumn } from './lasso.js';
import { examplesOf, readCodes, type CodesAndFactors } from './read-columns.js';

/** Options of {@link disentanglementCompleteness}. */
export interface DisentanglementCompletenessOptions {
  /** Penalty λ of the regressions, of standardized columns. */
  readonly penalty?: number;
}

/** What {@link disentanglementCompleteness} finds: scores with the standard errors of a jackknife. */
export interface DisentanglementCompleteness {
  /** Whether each coordinate of the code is of one factor: 1 if so. */
  readonly disentanglement: Score;
  /** Whether each factor is in one coordinate of the code: 1 if so. */
  readonly completeness: Score;
  /** The share of the factors' variance that the code explains, linearly. */
  readonly informativeness: Score;
  /** |w| of each factor by each coordinate of the code: one list a factor. */
  readonly importance: readonly (readonly number[])[];
}

/**
 * Disentanglement, completeness and informativeness (DCI) of a code by linear regressions of the factors
 * with an absolute penalty, whose weights' sizes R say what matters.
 *
 *     D = Σ over coordinates k of ρₖ (1 − H(Rₖ / Σ Rₖ) / log factors),   ρₖ = Σ Rₖ / Σ R
 *     C = mean over factors f of 1 − H(R_f / Σ R_f) / log coordinates
 *     I = mean over factors of R²
 *
 * Linear: what a code holds of a factor in another form counts as not there; of an angle pass sine and
 * cosine (Eastwood & Williams 2018, "A framework for the quantitative evaluation of disentangled
 * representations", §2, https://openreview.net/forum?id=By-7dz-AZ).
 *
 * @param codes means of the posterior, `[n, k]`, k ≥ 2.
 * @param factors values of the factors, `[n, f]`, f ≥ 2.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { disentanglementCompleteness } from '@gen/core/metrics';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const factors = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
 * const scores = await disentanglementCompleteness(tf.mul(factors, 2), factors);
 * console.log(scores.disentanglement.value, scores.completeness.value); // 1 and 1
 * ```
 */
export async function disentanglementCompleteness(
  codes: Tensor,
  factors: Tensor,
  { penalty = 0.02 }: DisentanglementCompletenessOptions = {},
): Promise<DisentanglementCompleteness> {
  const callee = 'disentanglementCompleteness';
  const read = await readCodes(callee, codes, factors);
  checkSeveral(callee, { codes, factors });
  const scores = jackknife(codes.shape[0]!, (indices) => {
    const fits = fitsOf(examplesOf(read, indices), penalty);
    const importance = fits.map(({ weights }) => weights);
    return {
      disentanglement: disentanglementOf(importance),
      completeness: meanOf(importance.map(concentration)),
      informativeness: meanOf(fits.map(({ explained }) => explained)),
    };
  });
  return { ...scores, importance: fitsOf(read, penalty).map(({ weights }) => weights) };
}

/** A regression of a factor on the coordinates. */
interface Fit {
  /** |w| of each coordinate. */
  readonly weights: readonly number[];
  /** R². */
  readonly explained: number;
}

function fitsOf({ codes, factors }: CodesAndFactors, penalty: number): Fit[] {
  const columns = codes.map(standardizedColumn);
  return factors.map(standardizedColumn).map((y) => {
    const weights = lasso(columns, y, penalty);
    return { weights: Array.from(weights, Math.abs), explained: rSquared(columns, weights, y) };
  });
}

function disentanglementOf(importance: readonly (readonly number[])[]): number {
  const coordinates = importance[0]!.map((_, k) => importance.map((row) => row[k]!));
  const totals = coordinates.map(sum);
  const all = sum(totals);
  return sum(coordinates.map((row, k) => (totals[k]! / (all || 1)) * concentration(row)));
}

/** 1 − H(shares) / log n: 1 where one has all, 0 where all have the same, or nothing. */
function concentration(weights: readonly number[]): number {
  const total = sum(weights);
  if (total === 0) return 0;
  const entropy = sum(weights.map((w) => (w === 0 ? 0 : -(w / total) * Math.log(w / total))));
  return 1 - entropy / Math.log(weights.length);
}

function rSquared(
  columns: readonly Float64Array[],
  weights: Float64Array,
  y: Float64Array,
): number {
  let [left, whole] = [0, 0];
  for (const [i, value] of y.entries()) {
    const fitted = columns.reduce((total, column, k) => total + weights[k]! * column[i]!, 0);
    left += (value - fitted) ** 2;
    whole += value ** 2;
  }
  return whole === 0 ? 0 : 1 - left / whole;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function checkSeveral(callee: string, matrices: Readonly<Record<string, Tensor>>): void {
  for (const [argument, { shape }] of Object.entries(matrices)) {
    if (shape[1]! >= 2) continue;
    throw new InputError({ callee, argument, expected: 'at least 2 columns', got: `${shape[1]}` });
  }
}

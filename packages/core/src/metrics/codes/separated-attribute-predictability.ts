import type { Tensor } from '@tensorflow/tfjs-core';
import { meanOf } from '../moments.js';
import { jackknife } from '../jackknife.js';
import type { Score } from '../score.js';
import { examplesOf, readCodes, type CodesAndFactors } from './read-columns.js';

/**
 * What {@link separatedAttributePredictability} finds: the mean over factors, with the standard error of a
 * jackknife.
 */
export interface SeparatedAttributePredictability extends Score {
  /** R² of each factor by each coordinate of the code: one list a factor. */
  readonly determination: readonly (readonly number[])[];
}

/**
 * Separated attribute predictability (SAP): how much better the coordinate of the code that predicts a
 * factor best predicts it than the second.
 *
 *     SAP = mean over factors of R²₍₁₎ − R²₍₂₎,   R² = cov(z, v)² / (var z · var v)
 *
 * The prediction is linear, so that factors are taken as numbers with an order; of one that goes round, as
 * an angle, pass sine and cosine (Kumar, Sattigeri & Balakrishnan 2018, "Variational inference of
 * disentangled latent concepts from unlabeled observations", §3, https://arxiv.org/abs/1711.00848).
 *
 * @param codes means of the posterior, `[n, k]`.
 * @param factors values of the factors, `[n, f]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { separatedAttributePredictability } from '@gen/core/metrics';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const factors = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
 * const { value } = await separatedAttributePredictability(tf.mul(factors, 2), factors); // 1
 * ```
 */
export async function separatedAttributePredictability(
  codes: Tensor,
  factors: Tensor,
): Promise<SeparatedAttributePredictability> {
  const read = await readCodes('separatedAttributePredictability', codes, factors);
  const { score } = jackknife(codes.shape[0]!, (indices) => ({
    score: meanOf(determinationOf(examplesOf(read, indices)).map(gapOf)),
  }));
  return { ...score, determination: determinationOf(read) };
}

/** R² of each factor by each coordinate. */
const determinationOf = ({ codes, factors }: CodesAndFactors): number[][] =>
  factors.map((v) => codes.map((z) => rSquared(z, v)));

function gapOf(row: readonly number[]): number {
  const [first, second = 0] = [...row].sort((a, b) => b - a);
  return first! - second;
}

/** The share of the variance of y that a line in x explains; 0 where either never moves. */
function rSquared(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - meanX, y[i]! - meanY];
    [xx, yy, xy] = [xx + dx * dx, yy + dy * dy, xy + dx * dy];
  }
  return xx * yy === 0 ? 0 : (xy * xy) / (xx * yy);
}

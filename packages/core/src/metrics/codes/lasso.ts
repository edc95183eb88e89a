import { meanOf, varianceOf } from '../moments.js';
import type { Columns } from './read-columns.js';

/** Values with mean 0 and variance 1; zeros where they never move. */
export function standardizedColumn(values: Float64Array): Float64Array {
  const [mean, deviation] = [meanOf(values), Math.sqrt(varianceOf(values))];
  return values.map((x) => (deviation === 0 ? 0 : (x - mean) / deviation));
}

/** Passes over all weights; they stop to move long before. */
const PASSES = 200;

/**
 * Weights of a linear regression with an absolute penalty, by coordinate descent: the least of
 *
 *     ‖y − X w‖² / 2n + λ ‖w‖₁
 *
 * (Friedman, Hastie & Tibshirani 2010, "Regularization paths for generalized linear models via coordinate
 * descent", §2, https://doi.org/10.18637/jss.v033.i01).
 *
 * @param columns standardized columns of X.
 */
export function lasso(columns: Columns, y: Float64Array, penalty: number): Float64Array {
  const weights = new Float64Array(columns.length);
  const rest = y.slice();
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = 0;
    for (const [j, column] of columns.entries()) {
      const square = dot(column, column);
      if (square === 0) continue;
      const pull = dot(column, rest) + square * weights[j]!;
      const next = (Math.sign(pull) * Math.max(Math.abs(pull) - penalty * y.length, 0)) / square;
      const change = next - weights[j]!;
      if (change !== 0) column.forEach((x, i) => (rest[i]! -= change * x));
      weights[j] = next;
      moved = Math.max(moved, Math.abs(change));
    }
    if (moved < 1e-9) break;
  }
  return weights;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

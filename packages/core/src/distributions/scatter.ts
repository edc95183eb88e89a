import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { bandMask } from '../linalg/band-mask.js';
import { cholesky } from '../linalg/cholesky.js';
import { triangularLogDet } from '../linalg/triangular-log-det.js';
import { triangularSolve } from '../linalg/triangular-solve.js';

/**
 * A covariance Σ of n coordinates as far as a multivariate normal needs it, however it is given.
 *
 * Columns are `[...batch, n, k]`, with a batch that broadcasts with that of the covariance. What is
 * made of it belongs to the tidy that it is asked in.
 */
export interface Scatter {
  /** Number m of columns of a root R of Σ = R Rᵀ. */
  readonly rank: number;
  /** Number of axes of the batch of Σ. */
  readonly batchRank: number;
  /** R e of columns e of m numbers: of standard normal ones, draws of N(0, Σ). */
  readonly color: (columns: Tensor) => Tensor;
  /** vᵀ Σ⁻¹ v of each column v, `[...batch, 1, k]`. */
  readonly squaredDistance: (columns: Tensor) => Tensor;
  /** log |Σ|, of the batch shape. */
  readonly logDet: () => Tensor;
  /** Diagonal of Σ, `[...batch, n]`. */
  readonly variance: () => Tensor;
}

/** R itself, `[...batch, n, m]`. */
export const rootOf = ({ rank, color }: Scatter): Tensor => color(bandMask([rank, rank], 0, 0));

/** Σ = L Lᵀ, of a lower triangle L. */
export function scatterOfTril(l: Tensor): Scatter {
  return {
    rank: l.shape.at(-1)!,
    batchRank: l.rank - 2,
    color: (columns) => tf.matMul(l, columns),
    squaredDistance: (columns) => squaredNorms(triangularSolve(l, columns)),
    logDet: () => tf.mul(2, triangularLogDet(l)),
    variance: () => tf.sum(tf.square(l), -1),
  };
}

/** Σ = P⁻¹. */
export function scatterOfPrecision(precision: Tensor): Scatter {
  const l = cholesky(precision);
  const scatter: Scatter = {
    rank: l.shape.at(-1)!,
    batchRank: l.rank - 2,
    color: (columns) => triangularSolve(l, columns, { transpose: true }),
    squaredDistance: (columns) => squaredNorms(tf.matMul(l, columns, true)),
    logDet: () => tf.mul(-2, triangularLogDet(l)),
    variance: () => tf.sum(tf.square(rootOf(scatter)), -1),
  };
  return scatter;
}

/** Σ = diag(σ²). */
export function scatterOfDiagonal(scale: Tensor): Scatter {
  const column = tf.expandDims(scale, -1);
  return {
    rank: scale.shape.at(-1)!,
    batchRank: scale.rank - 1,
    color: (columns) => tf.mul(column, columns),
    squaredDistance: (columns) => squaredNorms(tf.div(columns, column)),
    logDet: () => tf.mul(2, tf.sum(tf.log(scale), -1)),
    variance: () => tf.square(scale),
  };
}

/**
 * Σ = diag(σ²) + W Wᵀ, with U = diag(σ)⁻¹ W and C = I + Uᵀ U:
 *
 *     log |Σ| = log |C| + 2 Σᵢ log σᵢ   (the matrix determinant lemma)
 *     vᵀ Σ⁻¹ v = |z − U y|² + |y|²   with z = v / σ, y = C⁻¹ Uᵀ z
 *
 * The last is the identity of Woodbury as the least squares that it solves: a sum of squares, where
 * |z|² − zᵀ U C⁻¹ Uᵀ z would be a difference of numbers that are nearly equal.
 */
export function scatterOfLowRank(factor: Tensor, scale: Tensor): Scatter {
  const [n, k] = factor.shape.slice(-2) as [number, number];
  const column = tf.expandDims(scale, -1);
  const u = tf.div(factor, column);
  const l = cholesky(tf.add(tf.matMul(u, u, true), bandMask([k, k], 0, 0)));
  return {
    rank: n + k,
    batchRank: Math.max(factor.rank - 2, scale.rank - 1),
    color: (columns) => {
      const [own, shared] = tf.split(columns, [n, k], columns.rank - 2) as [Tensor, Tensor];
      return tf.add(tf.mul(column, own), tf.matMul(factor, shared));
    },
    squaredDistance: (columns) => {
      const z = tf.div(columns, column);
      const half = triangularSolve(l, tf.matMul(u, z, true));
      const y = triangularSolve(l, half, { transpose: true });
      return tf.add(squaredNorms(tf.sub(z, tf.matMul(u, y))), squaredNorms(y));
    },
    logDet: () => tf.mul(2, tf.add(triangularLogDet(l), tf.sum(tf.log(scale), -1))),
    variance: () => tf.add(tf.square(scale), tf.sum(tf.square(factor), -1)),
  };
}

const squaredNorms = (columns: Tensor): Tensor =>
  tf.sum(tf.square(columns), columns.rank - 2, true);

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { stopGradient } from '../../derivatives/stop-gradient.js';
import type { MultivariateNormal } from '../../distributions/multivariate-normal.js';
import { bandMask } from '../../linalg/band-mask.js';
import { cholesky } from '../../linalg/cholesky.js';
import { diagonalPart } from '../../linalg/diagonal-part.js';
import { triangularLogDet } from '../../linalg/triangular-log-det.js';
import { triangularSolve } from '../../linalg/triangular-solve.js';

/**
 * Rényi divergence of two multivariate normal distributions, with Σ = (1 − α) Σₚ + α Σ_q and d = μₚ − μ_q:
 *
 *     α/2 dᵀ Σ⁻¹ d + (log |Σ| − (1 − α) log |Σₚ| − α log |Σ_q|) / (2 (1 − α)),   ∞ where Σ is no covariance
 *
 * (van Erven & Harremoës 2014, "Rényi divergence and Kullback–Leibler divergence", eq. 10,
 * https://arxiv.org/abs/1206.2459).
 */
export function renyiMultivariateNormal(
  p: MultivariateNormal,
  q: MultivariateNormal,
  order: number,
): Tensor {
  const mixed = tf.add(tf.mul(p.covariance(), 1 - order), tf.mul(q.covariance(), order));
  const pivots = diagonalPart(cholesky(stopGradient(mixed)));
  const isProper = tf.all(tf.greater(pivots, 0), -1);
  const identity = bandMask(mixed.shape.slice(-2) as [number, number], 0, 0);
  const isProperMatrix = tf.expandDims(tf.expandDims(isProper, -1), -1);
  const l = cholesky(tf.where(isProperMatrix, mixed, identity));
  const shift = tf.expandDims(tf.sub(p.mean(), q.mean()), -1);
  const distance = tf.sum(tf.square(triangularSolve(l, shift)), [-2, -1]);
  const ofBoth = tf.add(
    tf.mul(p.scatter().logDet(), 1 - order),
    tf.mul(q.scatter().logDet(), order),
  );
  const logRatio = tf.sub(tf.mul(triangularLogDet(l), 2), ofBoth);
  const value = tf.add(tf.mul(distance, order / 2), tf.div(logRatio, 2 * (1 - order)));
  return tf.where(isProper, value, Infinity);
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { EigenvalueDecomposition, Matrix, type AbstractMatrix } from 'ml-matrix';
import { checkCount } from '../../check-count.js';
import { checkTwoSamples } from '../../divergences/check-samples.js';
import { jackknifeError } from '../jackknife.js';
import type { Score } from '../score.js';

/** Options of {@link frechetDistance}. */
export interface FrechetDistanceOptions {
  /** How many blocks are left out, one at a time, for the standard error. */
  readonly blocks?: number;
}

/**
 * Fréchet distance of two samples of features: how far apart the Gaussians with their means and
 * covariances are.
 *
 *     D² = ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁ Σ₂)^½)
 *
 * On Inception's features this is FID; of other features it is not comparable with published ones. It is
 * above 0 also between two samples of one distribution, the more so the fewer they are: compare only
 * scores of as many vectors, beside that of real data against real data (Heusel et al. 2017, "GANs trained
 * by a two time-scale update rule converge to a local Nash equilibrium", §4,
 * https://arxiv.org/abs/1706.08500; Chong & Forsyth 2020, https://arxiv.org/abs/1911.07023). The standard
 * error is that of the jackknife over blocks.
 *
 * @param x features, `[n, d]`; more than d vectors, or the covariance is singular and the distance says
 *   less.
 * @param y features, `[m, d]`.
 * @throws InputError where the shapes do not fit, or there are no two vectors a block.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { frechetDistance } from '@gen/core/metrics';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [500, 4]), gaussian(key(1), [500, 4])];
 * const { value, standardError } = await frechetDistance(x, y);
 * ```
 */
export async function frechetDistance(
  x: Tensor,
  y: Tensor,
  { blocks = 10 }: FrechetDistanceOptions = {},
): Promise<Score> {
  checkCount('frechetDistance', 'blocks', blocks, 2);
  checkTwoSamples('frechetDistance', x, y, 2 * blocks);
  const [ofX, ofY] = [await blockSums(x, blocks), await blockSums(y, blocks)];
  const distance = (without?: number): number =>
    between(gaussianOf(ofX, without), gaussianOf(ofY, without));
  const others = ofX.map((_, i) => distance(i));
  return { value: distance(), standardError: jackknifeError(others) };
}

/** What the mean and the covariance of some vectors are computed from. */
interface Sums {
  readonly count: number;
  /** Σ x, `[d, 1]`. */
  readonly first: Matrix;
  /** Σ (x − c)(x − c)ᵀ about their own mean c, `[d, d]`. */
  readonly scatter: Matrix;
}

/** Sums over blocks of rows, each about its own mean, where single precision keeps its digits. */
async function blockSums(x: Tensor, blocks: number): Promise<Sums[]> {
  const [n, d] = x.shape as [number, number];
  const sums: Sums[] = [];
  for (let i = 0; i < blocks; i++) {
    const [begin, end] = [i, i + 1].map((at) => Math.floor((at * n) / blocks)) as [number, number];
    const parts = tf.tidy(() => {
      const rows = tf.slice(x, [begin, 0], [end - begin, -1]);
      const mean = tf.mean(rows, 0, true);
      const centred = tf.sub(rows, mean);
      return [mean, tf.matMul(centred, centred, true)];
    });
    const [mean, scatter] = await Promise.all(parts.map((t) => t.data()));
    tf.dispose(parts);
    const count = end - begin;
    const first = Matrix.columnVector(Array.from(mean!, (each) => each * count));
    sums.push({ count, first, scatter: Matrix.from1DArray(d, d, [...scatter!]) });
  }
  return sums;
}

interface Gaussian {
  readonly mean: AbstractMatrix;
  readonly covariance: AbstractMatrix;
}

/** Mean and covariance of all blocks, or of all but one. */
function gaussianOf(sums: readonly Sums[], without?: number): Gaussian {
  const kept = sums.filter((_, i) => i !== without);
  const count = kept.reduce((sum, block) => sum + block.count, 0);
  const size = kept[0]!.first.rows;
  const mean = kept.reduce((sum, { first }) => sum.add(first), Matrix.zeros(size, 1)).div(count);
  const scatter = Matrix.zeros(size, size);
  for (const block of kept) {
    const shift = Matrix.div(block.first, block.count).sub(mean);
    scatter.add(block.scatter).add(shift.mmul(shift.transpose()).mul(block.count));
  }
  return { mean, covariance: scatter.div(count - 1) };
}

function between(a: Gaussian, b: Gaussian): number {
  const apart = Matrix.sub(a.mean, b.mean).norm() ** 2;
  const root = squareRoot(a.covariance);
  const cross = root.mmul(b.covariance).mmul(root);
  const shared = eigen(cross).realEigenvalues.reduce(
    (sum, v) => sum + Math.sqrt(Math.max(v, 0)),
    0,
  );
  // Rounding must not make a distance of nothing negative.
  return Math.max(apart + a.covariance.trace() + b.covariance.trace() - 2 * shared, 0);
}

/** V diag(√λ) Vᵀ of V diag(λ) Vᵀ. */
function squareRoot(covariance: AbstractMatrix): AbstractMatrix {
  const { realEigenvalues, eigenvectorMatrix } = eigen(covariance);
  const roots = realEigenvalues.map((v) => Math.sqrt(Math.max(v, 0)));
  const scaled = new Matrix(eigenvectorMatrix).mulRowVector(roots);
  return scaled.mmul(eigenvectorMatrix.transpose());
}

const eigen = (symmetric: AbstractMatrix): EigenvalueDecomposition =>
  new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { checkShape } from '../../check-shape.js';
import { InputError } from '../../input-error.js';
import { root } from '../root.js';
import { massesOf, type SampleWeights } from './masses.js';
import { costOfSorted, costOfWeighted, type WassersteinOrder } from './transport-cost.js';

/** How {@link wasserstein} measures. */
export interface WassersteinOptions extends SampleWeights {
  /** p: 1, the default, or 2. */
  readonly order?: WassersteinOrder;
}

/**
 * Wasserstein distance of two samples of numbers, exact, by sorting.
 *
 *     W_p(x, y) = (∫₀¹ |F⁻¹(u) − G⁻¹(u)|ᵖ du)^{1/p}
 *
 * with the quantile functions of both. It is in the units of x, and differentiable in x, y and the
 * weights; the gradient is 0 where W₂ is (Peyré & Cuturi 2019, "Computational optimal transport",
 * remark 2.30, https://arxiv.org/abs/1803.00567).
 *
 * @param x shape `[..., n]`.
 * @param y shape `[..., m]`, of the same batch.
 * @returns the batch shape.
 *
 * @example
 * ```ts
 * import { wasserstein } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const w = wasserstein(tf.tensor1d([3, 0, 1]), tf.tensor1d([6, 5, 8])); // 5
 * ```
 */
export function wasserstein(
  x: Tensor,
  y: Tensor,
  { order = 1, weightsOfX, weightsOfY }: WassersteinOptions = {},
): Tensor {
  checkSample('x', x);
  checkSample('y', y);
  const batch = x.shape.slice(0, -1);
  checkShape('wasserstein', 'y', y.shape.slice(0, -1), batch, 'Batches of both must be alike.');
  return tf.tidy(() => {
    const [left, right] = [rows(x), rows(y)];
    const isEven = weightsOfX === undefined && weightsOfY === undefined;
    const a = massesOf('wasserstein', 'weightsOfX', weightsOfX, x.shape);
    const b = massesOf('wasserstein', 'weightsOfY', weightsOfY, y.shape);
    const cost =
      isEven && left.shape[1] === right.shape[1]
        ? costOfSorted(left, right, order)
        : costOfWeighted(left, right, { a: rows(a), b: rows(b) }, order);
    return tf.reshape(order === 1 ? cost : root(cost), batch);
  });
}

const rows = (x: Tensor): Tensor2D => tf.reshape<tf.Rank.R2>(x, [-1, x.shape.at(-1)!]);

function checkSample(argument: string, x: Tensor): void {
  if (x.rank >= 1 && x.size > 0) return;
  throw new InputError({
    callee: 'wasserstein',
    argument,
    expected: 'shape [..., n] with n ≥ 1',
    got: `shape [${x.shape}]`,
  });
}

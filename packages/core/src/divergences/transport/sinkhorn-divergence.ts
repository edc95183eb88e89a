import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTwoSamples } from '../check-samples.js';
import { squaredDistances } from '../squared-distances.js';
import { sinkhorn, type SinkhornOptions } from './sinkhorn.js';

/** What {@link sinkhornDivergence} transports, and how. */
export interface SinkhornDivergenceOptions extends SinkhornOptions {
  /** Cost of all pairs of x `[n, d]` and y `[m, d]`, `[n, m]`; squared distances by default. */
  readonly cost?: (x: Tensor, y: Tensor) => Tensor;
}

/**
 * Sinkhorn divergence of two samples of vectors: entropic optimal transport without its bias.
 *
 *     S_ε(x, y) = OT_ε(x, y) − ½ OT_ε(x, x) − ½ OT_ε(y, y) ≥ 0
 *
 * 0 where both are the same sample. Between W₂², as ε → 0, and for ε → ∞ the squared distance of the
 * means; for cost ‖x − y‖ the energy distance, halved. Differentiable in samples and weights, to first
 * order: see {@link sinkhorn} (Feydy et al. 2019, "Interpolating between optimal transport and MMD using
 * Sinkhorn divergences", https://arxiv.org/abs/1810.08278).
 *
 * @param x shape `[n, d]`.
 * @param y shape `[m, d]`.
 * @returns a scalar, in the units of the cost.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { sinkhornDivergence } from '@gen/core/divergences';
 * import { gaussian } from '@gen/core/random';
 *
 * const [x, y] = [gaussian(key(0), [64, 2]), gaussian(key(1), [64, 2])];
 * const divergence = sinkhornDivergence(x, y, { epsilon: 0.5, iterations: 20 });
 * ```
 */
export function sinkhornDivergence(
  x: Tensor,
  y: Tensor,
  { cost = squaredDistances, weightsOfX, weightsOfY, ...options }: SinkhornDivergenceOptions,
): Tensor {
  checkTwoSamples('sinkhornDivergence', x, y);
  const [left, right] = [
    { sample: x, weights: weightsOfX },
    { sample: y, weights: weightsOfY },
  ];
  const transport = (from: typeof left, to: typeof left): Tensor =>
    sinkhorn(cost(from.sample, to.sample), {
      ...options,
      ...(from.weights && { weightsOfX: from.weights }),
      ...(to.weights && { weightsOfY: to.weights }),
    }).value;
  return tf.tidy(() => {
    const own = tf.add(transport(left, left), transport(right, right));
    return tf.sub(transport(left, right), tf.mul(own, 0.5));
  });
}

import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { checkShape } from '../check-shape.js';
import type { Distribution } from '../distributions/distribution.js';
import type { Key } from '../random/key.js';

/** The expectation E_{z ∼ q_φ}[f(z)] for each element of the batch of q, and what it is estimated from. */
export interface Expectation<Q extends Distribution = Distribution> {
  /** q_φ; gradients reach the tensors that it was made of. */
  readonly distribution: Q;
  /**
   * f, from any number of draws `[draws, ...batchShape, ...eventShape]` to `[draws, ...batchShape]`.
   * It may depend on φ and on other parameters: their gradients through f are part of the estimate.
   */
  readonly f: (z: Tensor) => Tensor;
  /** Where draws come from. */
  readonly key: Key;
  /** Number of draws. */
  readonly samples: number;
}

/** An estimate of an expectation, whose gradient is an estimate of the expectation's gradient. */
// A type and no interface, so that it is a container of tensors, which `tf.tidy` may return.
export type Estimated = {
  /** The estimate, of the batch shape. Its gradient is the estimator's, not that of its operations. */
  readonly value: Tensor;
  /**
   * What the parameters of the estimator itself minimise: the error of a learned baseline, or the
   * variance under a learned control variate; 0 where there are none. No other parameter has a
   * gradient of it, so it is added to a loss with a plus sign, whatever the sign of `value`.
   */
  readonly auxiliary: Scalar;
};

/** Estimates an expectation and its gradient: what {@link expectation} calls, inside of a `tf.tidy`. */
export type Estimator<Q extends Distribution = Distribution> = (
  expectation: Expectation<Q>,
) => Estimated;

/** What {@link expectation} estimates, and how. */
export interface ExpectationOptions<Q extends Distribution = Distribution> {
  /** q_φ; gradients reach the tensors that it was made of. */
  readonly distribution: Q;
  /**
   * f, from any number of draws `[draws, ...batchShape, ...eventShape]` to `[draws, ...batchShape]`.
   * It may depend on φ and on other parameters.
   */
  readonly f: (z: Tensor) => Tensor;
  /** Where draws come from. */
  readonly key: Key;
  /** Number of draws S ≥ 1, or of pairs of them where the estimator draws pairs. */
  readonly samples?: number;
  /** How gradients are estimated. */
  readonly estimator: Estimator<Q>;
}

/**
 * Estimates an expectation, and by its gradient the gradient of the expectation.
 *
 *     value ≈ E_{z ∼ q_φ}[f(z)],   ∂value / ∂φ ≈ ∂/∂φ E_{z ∼ q_φ}[f(z)]
 *
 * The value is a surrogate: it stands in a loss like any other term, under `valueAndGrads` or
 * `tf.grad`, and its derivative, of first order, is the estimator's. What the estimator learns itself
 * it learns from `auxiliary`, which is added to the loss (Mohamed et al. 2020, "Monte Carlo gradient
 * estimation in machine learning", https://jmlr.org/papers/v21/19-346.html; Schulman et al. 2015,
 * "Gradient estimation using stochastic computation graphs", https://arxiv.org/abs/1506.05254).
 *
 * @returns `value` of the batch shape of the distribution, and `auxiliary`.
 * @throws InputError where `samples` is no positive integer, or f gives another shape.
 *
 * @example
 * ```ts
 * import { key, valueAndGrads } from '@gen/core';
 * import { binaryVariables, expectation, leaveOneOutBaseline, scoreFunction } from '@gen/core/estimators';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const logits = tf.variable(tf.zeros([3]));
 * const { value, grads } = valueAndGrads({ logits }, () => {
 *   const estimate = expectation({
 *     distribution: binaryVariables({ logits }),
 *     f: (z) => tf.square(tf.sub(tf.sum(z, -1), 2)), // [draws, 3] to [draws]
 *     key: key(0),
 *     samples: 8,
 *     estimator: scoreFunction({ baseline: leaveOneOutBaseline() }),
 *   });
 *   return { value: tf.add(estimate.value, estimate.auxiliary) };
 * });
 * ```
 */
export function expectation<Q extends Distribution>({
  distribution,
  f,
  key,
  samples = 1,
  estimator,
}: ExpectationOptions<Q>): Estimated {
  checkCount('expectation', 'samples', samples);
  const checked = (z: Tensor): Tensor => {
    const values = f(z);
    const shape = [z.shape[0]!, ...distribution.batchShape];
    checkShape('expectation', 'f(z)', values.shape, shape, 'One number for each draw and batch.');
    return values;
  };
  return tf.tidy(() => estimator({ distribution, f: checked, key, samples }));
}

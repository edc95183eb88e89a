import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { foldIn } from '../random/fold-in.js';
import type { Key } from '../random/key.js';
import { rademacher } from '../random/rademacher.js';
import type { Shape } from '../shape.js';
import { checkRowwise, checkRows } from './check-rows.js';
import { pullBack } from './pull-back.js';
import { recorded } from './recorded.js';

/** How a divergence is estimated. */
export interface HutchinsonOptions {
  /** Draws of mean 0 and variance 1 that are independent: `rademacher` or `gaussian` of `@gen/core/random`. */
  readonly noise?: (key: Key, shape: Shape) => Tensor;
  /** How many draws the estimate is the mean of, at a pass back each. */
  readonly probes?: number;
}

/**
 * A vector field's value and an unbiased estimate of its divergence, for fields that act on each row
 * by itself.
 *
 *     value = f(x),   divergence = mean of εᵀ J ε,   E[ε] = 0, Cov[ε] = I
 *
 * One evaluation and one pass back a probe, whatever n is. With signs as noise the variance is
 * 2 Σ_{i≠j} Sᵢⱼ² of the symmetric part S of J; with Gaussian noise the diagonal counts too
 * (Hutchinson 1990, "A stochastic estimator of the trace of the influence matrix",
 * https://doi.org/10.1080/03610919008812866; Grathwohl et al. 2019, "FFJORD", §3.1,
 * https://arxiv.org/abs/1810.01367). The same key draws the same noise, as a path through one field
 * needs it. Both results are differentiable in x and in what f captures.
 *
 * @param f from `[..., n]` to `[..., n]`, row by row.
 * @param x shape `[..., n]`.
 * @returns `value`, `[..., n]`, and `divergence`, the shape of the batch.
 * @throws InputError where f does not give a row of n numbers for each row.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { hutchinsonDivergence } from '@gen/core/derivatives';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const field = hutchinsonDivergence((x) => tf.square(x), tf.tensor2d([[1, 2]]), key(0));
 * const rate = field.divergence; // [6]: exact, as the Jacobian is diagonal
 * ```
 */
export function hutchinsonDivergence(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  key: Key,
  { noise = rademacher, probes = 1 }: HutchinsonOptions = {},
): {
  /** f(x). */
  value: Tensor;
  /** Estimate of ∇ · f, `[...]`. */
  divergence: Tensor;
} {
  checkRows('hutchinsonDivergence', x);
  checkCount('hutchinsonDivergence', 'probes', probes);
  return recorded(x, (at) => {
    const value = f(at);
    checkRowwise('hutchinsonDivergence', x, value, x.shape.at(-1)!);
    const estimates = Array.from({ length: probes }, (_, i) => {
      const probe = noise(foldIn(key, i), x.shape);
      return tf.sum(tf.mul(pullBack(value, at, probe), probe), -1);
    });
    return { value, divergence: tf.div(tf.addN(estimates), probes) };
  });
}

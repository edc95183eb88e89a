import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/**
 * From ℝⁿ onto the vectors whose elements grow.
 *
 *     y₁ = x₁,   yₖ = yₖ₋₁ + exp xₖ,   log |det J| = Σₖ≥₂ xₖ
 *
 * @example
 * ```ts
 * import { ordered } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = ordered.forward(tf.tensor1d([-1, 0, 0])); // [−1, 0, 1]
 * ```
 */
export const ordered: Bijector = {
  name: 'Ordered',
  domainRank: 1,
  codomainRank: 1,
  forwardShape: (shape) => shape,
  inverseShape: (shape) => shape,
  forward: (x) =>
    tidyMapped(() => {
      const [first, logSteps] = headAndTail(x);
      const value = tf.cumsum(tf.concat([first, tf.exp(logSteps)], -1), x.rank - 1);
      return { value, logDet: tf.sum(logSteps, -1) };
    }),
  inverse: (y) =>
    tidyMapped(() => {
      const [first, upper] = headAndTail(y);
      const lower = tf.slice(
        y,
        y.shape.map(() => 0),
        upper.shape,
      );
      const logSteps = tf.log(tf.sub(upper, lower));
      return { value: tf.concat([first, logSteps], -1), logDet: tf.neg(tf.sum(logSteps, -1)) };
    }),
};

const headAndTail = (x: Tensor): [Tensor, Tensor] =>
  tf.split(x, [1, x.shape.at(-1)! - 1], -1) as [Tensor, Tensor];

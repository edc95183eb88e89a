import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/**
 * Breaks a stick n times: from ℝⁿ onto the simplex of n + 1 probabilities.
 *
 *     zₖ = σ(xₖ − log(n + 1 − k)),   yₖ = zₖ Πⱼ<ₖ (1 − zⱼ),   yₙ₊₁ = Πⱼ (1 − zⱼ)
 *     log |det J| = Σₖ log zₖ + log(1 − zₖ) + Σⱼ<ₖ log(1 − zⱼ)
 *
 * The shift of x makes 0 the middle of the simplex. Volumes of the simplex are those of its first n
 * coordinates (Stan Development Team, "Stan Reference Manual", §10.7 Unit simplex,
 * https://mc-stan.org/docs/reference-manual/transforms.html).
 *
 * @example
 * ```ts
 * import { stickBreaking } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = stickBreaking.forward(tf.zeros([2])); // [⅓, ⅓, ⅓]
 * ```
 */
export const stickBreaking: Bijector = {
  name: 'StickBreaking',
  domainRank: 1,
  codomainRank: 1,
  forwardShape: ([size = 0]) => [size + 1],
  inverseShape: ([size = 1]) => [size - 1],
  forward: (x) =>
    tidyMapped(() => {
      const logits = tf.sub(x, shiftsOf(x.shape.at(-1)!));
      const logRest = tf.neg(tf.softplus(logits)); // log(1 − z)
      const before = tf.cumsum(logRest, logRest.rank - 1, true); // log of what is left before each break
      const whole = tf.sum(logRest, -1, true); // log of what is left in the end
      const logPieces = tf.sub(before, tf.softplus(tf.neg(logits)));
      const value = tf.exp(tf.concat([logPieces, whole], -1));
      return { value, logDet: tf.sum(tf.add(logPieces, logRest), -1) };
    }),
  inverse: (y) =>
    tidyMapped(() => {
      const size = y.shape.at(-1)! - 1;
      const [pieces] = tf.split(y, [size, 1], -1) as [Tensor, Tensor];
      // What is left after each break, summed from the end: 1 minus the sum of the others cancels.
      const [after] = tf.split(tf.cumsum(y, y.rank - 1, true, true), [size, 1], -1) as [
        Tensor,
        Tensor,
      ];
      const logPieces = tf.log(pieces);
      const logAfter = tf.log(after);
      const logRest = tf.sub(logAfter, tf.log(tf.add(pieces, after)));
      return {
        value: tf.add(tf.sub(logPieces, logAfter), shiftsOf(size)),
        logDet: tf.neg(tf.sum(tf.add(logPieces, logRest), -1)),
      };
    }),
};

/** log(n + 1 − k): the log-odds of an equal share, with the sign turned. */
const shiftsOf = (size: number): Tensor =>
  tf.tensor1d(Array.from({ length: size }, (_, k) => Math.log(size - k)));

import * as tf from '@tensorflow/tfjs-core';
import type { Bijector } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/**
 * The softmax with its last logit held at 0, from ℝⁿ onto the simplex of n + 1 probabilities.
 *
 *     y = softmax(x₁, …, xₙ, 0),   log |det J| = Σᵢ log yᵢ   over all n + 1
 *
 * Volumes of the simplex are those of its first n coordinates.
 *
 * @example
 * ```ts
 * import { centredSoftmax } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value, logDet } = centredSoftmax.forward(tf.zeros([2])); // [⅓, ⅓, ⅓] and 3 log ⅓
 * ```
 */
export const centredSoftmax: Bijector = {
  name: 'CentredSoftmax',
  domainRank: 1,
  codomainRank: 1,
  forwardShape: ([size = 0]) => [size + 1],
  inverseShape: ([size = 1]) => [size - 1],
  forward: (x) =>
    tidyMapped(() => {
      const logits = tf.concat([x, tf.zeros([...x.shape.slice(0, -1), 1])], -1);
      const logProbs = tf.logSoftmax(logits);
      return { value: tf.exp(logProbs), logDet: tf.sum(logProbs, -1) };
    }),
  inverse: (y) =>
    tidyMapped(() => {
      const logProbs = tf.log(y);
      const sizes = [y.shape.at(-1)! - 1, 1];
      const [first, last] = tf.split(logProbs, sizes, -1) as [tf.Tensor, tf.Tensor];
      return { value: tf.sub(first, last), logDet: tf.neg(tf.sum(logProbs, -1)) };
    }),
};

import * as tf from '@tensorflow/tfjs-core';
import { oneHot } from '../constraints/one-hot.js';
import { simplex } from '../constraints/simplex.js';
import type { CategoricalOptions, HasLogProbs } from './categorical.js';
import { categoriesOf, entropyOf, finiteLogs, oneHotOf } from './categories.js';
import { defineDistribution } from './define-distribution.js';
import type {
  DiscreteDistribution,
  HasEntropy,
  HasMean,
  HasMode,
  HasVariance,
} from './distribution.js';

/** A distribution of one-hot vectors: what {@link oneHotCategorical} makes. */
export type OneHotCategorical = DiscreteDistribution &
  HasMean &
  HasVariance &
  HasMode &
  HasEntropy &
  HasLogProbs &
  CategoricalOptions & {
    /** The family's name. */
    readonly family: 'OneHotCategorical';
  };

/** How far from 1 rounding takes the sum of an event. */
const ROUNDING = 1e-4;

/**
 * Categorical distribution of vectors of K elements, zeros with a single 1, in float32.
 *
 *     log p(x) = Σₖ xₖ lₖ − log Σⱼ exp(lⱼ)
 *
 * For other x on the simplex, such as relaxed draws, `logProb` gives the same expression, the negative
 * cross-entropy, which is no log mass; its gradient in x is that for every x, so straight-through
 * estimators work. Logits and draws as of {@link categorical} (Murphy 2022,
 * "Probabilistic machine learning: an introduction", §2.5,
 * https://probml.github.io/pml-book/book1.html).
 *
 * @example
 * ```ts
 * import { key, oneHotCategorical } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = oneHotCategorical({ logits: tf.tensor2d([[0, 1, 2], [0, 0, -1]]) }); // eventShape [3]
 * const x = d.sample(key(0), [64]); // [64, 2, 3]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function oneHotCategorical(options: CategoricalOptions): OneHotCategorical {
  const { odds, parameters, count, logProbs, draw } = categoriesOf('oneHotCategorical', options);
  const defined = defineDistribution({
    family: 'OneHotCategorical',
    parameters,
    support: oneHot,
    events: simplex,
    eventShape: [count],
    draw: (key, shape) => oneHotOf(draw(key, shape.slice(0, -1)), count),
    logProb: (x) => {
      const logs = logProbs();
      const isMasked = tf.equal(logs, -Infinity);
      const isBelow = tf.less(x, 0);
      const isWrong = tf.logicalOr(isBelow, tf.logicalAnd(isMasked, tf.greater(x, 0)));
      const off = tf.abs(tf.sub(tf.sum(x, -1), 1));
      const isOutside = tf.logicalOr(tf.any(isWrong, -1), tf.greater(off, ROUNDING));
      const value = tf.sum(tf.mul(x, finiteLogs(logs)), -1);
      return tf.where(isOutside, -Infinity, value);
    },
    mean: () => tf.exp(logProbs()),
    variance: () => {
      const mean = tf.exp(logProbs());
      return tf.mul(mean, tf.sub(1, mean));
    },
    mode: () => oneHotOf(tf.argMax(logProbs(), -1), count),
    entropy: () => entropyOf(logProbs()),
  });
  return { ...defined, ...odds, categories: count, logProbs: () => tf.tidy(logProbs) };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { counts } from '../constraints/counts.js';
import { integers } from '../constraints/integers.js';
import { multinomial as draw } from '../random/multinomial.js';
import type { HasLogProbs } from './categorical.js';
import { categoriesOf } from './categories.js';
import { defineDistribution } from './define-distribution.js';
import type { DiscreteDistribution, HasMean, HasVariance } from './distribution.js';
import type { LogitsOrProbs } from './logits-or-probs.js';
import { logShare, logWhole } from './log-share.js';
import { asTensor, type Parameter } from './parameter.js';

/** What a multinomial distribution is made of: a number of trials, and logits or probabilities. */
export type MultinomialOptions = LogitsOrProbs<Tensor> & {
  /** Number of trials n, a whole number from 0 to 2²⁴, which broadcasts to the batch shape. */
  readonly total: Parameter;
};

/** A multinomial distribution: what {@link multinomial} makes. */
export type Multinomial = DiscreteDistribution &
  HasMean &
  HasVariance &
  HasLogProbs &
  MultinomialOptions & {
    /** The family's name. */
    readonly family: 'Multinomial';
  };

/**
 * Multinomial distribution: how often each of K categories comes up in n independent trials, in float32.
 *
 *     log p(x) = log n! − Σₖ log xₖ! + Σₖ xₖ log pₖ   where Σₖ xₖ = n
 *
 * Logits `[..., K]` need not be normalized, and −∞ masks a category. `logProb` keeps its digits for any
 * n; its gradient reaches the odds, not the counts. Through `sample` gradients are zero (Murphy 2022,
 * "Probabilistic machine learning: an introduction", §2.5.3,
 * https://probml.github.io/pml-book/book1.html).
 *
 * @example
 * ```ts
 * import { key, multinomial } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = multinomial({ total: 10, probs: tf.tensor1d([0.2, 0.3, 0.5]) }); // eventShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3], rows that sum to 10
 * const logProb = d.logProb(x); // [64]
 * ```
 */
export function multinomial(options: MultinomialOptions): Multinomial {
  const { total } = options;
  const { odds, parameters, count, logProbs } = categoriesOf('multinomial', options);
  const trials = (): Tensor => tf.cast(asTensor(total), 'float32');
  const probs = (): Tensor => tf.exp(logProbs());
  const mean = (): Tensor => tf.mul(tf.expandDims(trials(), -1), probs());
  const defined = defineDistribution({
    family: 'Multinomial',
    parameters: { total: [total, integers(0)], ...parameters },
    support: counts(total),
    eventShape: [count],
    draw: (key, shape) => draw(key, shape.slice(0, -1), total, probs()),
    logProb: (x) => {
      const n = trials();
      const events = tf.cast(x, 'float32');
      const isWrong = tf.logicalOr(tf.less(events, 0), tf.greater(events, tf.floor(events)));
      const off = tf.abs(tf.sub(tf.sum(events, -1), n));
      const isOutside = tf.logicalOr(tf.any(isWrong, -1), tf.greater(off, 0));
      const inside = tf.where(isWrong, 0, events);
      const shares = logShare(inside, tf.expandDims(n, -1), logProbs());
      return tf.where(isOutside, -Infinity, tf.sub(tf.sum(shares, -1), logWhole(n)));
    },
    mean,
    variance: () => tf.mul(mean(), tf.sub(1, probs())),
  });
  return { ...defined, ...odds, total, categories: count, logProbs: () => tf.tidy(logProbs) };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { integers } from '../constraints/integers.js';
import { categoriesOf, entropyOf } from './categories.js';
import { defineDistribution } from './define-distribution.js';
import type { DiscreteDistribution, HasEntropy, HasMode } from './distribution.js';
import type { LogitsOrProbs } from './logits-or-probs.js';
import { whereCount } from './where-count.js';

/** What a distribution of K categories is made of, `[..., K]`: logits, or probabilities that sum to 1. */
export type CategoricalOptions = LogitsOrProbs<Tensor>;

/** A distribution that can name the log probabilities of all its categories. */
export interface HasLogProbs {
  /** Number K of categories. */
  readonly categories: number;
  /** Normalized log probabilities of all categories, `[...batchShape, K]`. */
  logProbs(): Tensor;
}

/** A categorical distribution: what {@link categorical} makes. */
export type Categorical = DiscreteDistribution &
  HasMode &
  HasEntropy &
  HasLogProbs &
  CategoricalOptions & {
    /** The family's name. */
    readonly family: 'Categorical';
  };

/**
 * Categorical distribution of a whole number from 0 to K − 1, in int32, as `tf.oneHot` and `tf.gather`
 * take it.
 *
 *     log p(k) = lₖ − log Σⱼ exp(lⱼ)
 *
 * Logits need not be normalized, and −∞ masks a category: its log probability is −∞, gradients are finite
 * all the same, 0 for what is masked. `logProb` takes int32 and float32. Of logits samples are drawn by
 * the Gumbel-max trick, right however rare a category is; of probabilities by one random number of 23
 * bits each, which is quicker. Through `sample` gradients are zero (Murphy 2022, "Probabilistic machine
 * learning: an introduction", §2.5, https://probml.github.io/pml-book/book1.html).
 *
 * @example
 * ```ts
 * import { categorical, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = categorical({ logits: tf.tensor2d([[0, 1, 2], [0, 0, -Infinity]]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2] in int32
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function categorical(options: CategoricalOptions): Categorical {
  const { odds, parameters, count, logProbs, draw } = categoriesOf('categorical', options);
  const defined = defineDistribution({
    family: 'Categorical',
    parameters,
    dtype: 'int32',
    support: integers(0, count - 1),
    draw,
    logProb: (x) =>
      whereCount(
        x,
        (k) => {
          const logs = logProbs();
          if (logs.rank === 1) return tf.gather(logs, tf.cast(k, 'int32'));
          const isOne = tf.equal(tf.expandDims(k, -1), tf.range(0, count, 1));
          return tf.sum(tf.where(isOne, logs, 0), -1);
        },
        count - 1,
      ),
    mode: () => tf.argMax(logProbs(), -1),
    entropy: () => entropyOf(logProbs()),
  });
  return { ...defined, ...odds, categories: count, logProbs: () => tf.tidy(logProbs) };
}

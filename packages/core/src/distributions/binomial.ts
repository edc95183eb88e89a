import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { integers } from '../constraints/integers.js';
import { binomial as draw } from '../random/binomial.js';
import { chancesOf } from './chances.js';
import { defineDistribution } from './define-distribution.js';
import type {
  DiscreteDistribution,
  HasCdf,
  HasLogCdf,
  HasLogSurvival,
  HasMean,
  HasMode,
  HasVariance,
} from './distribution.js';
import type { LogitsOrProbs } from './logits-or-probs.js';
import { logShare, logWhole } from './log-share.js';
import { asTensor, type Parameter } from './parameter.js';
import { betaTail, logBetaTail } from './beta-tail.js';
import { whereCount } from './where-count.js';

/** What a binomial distribution is made of: a number of trials, and log-odds or probabilities. */
export type BinomialOptions = LogitsOrProbs & {
  /** Number of trials n, a whole number from 0 to 2²⁴. */
  readonly total: Parameter;
};

/** A binomial distribution: what {@link binomial} makes. */
export type Binomial = DiscreteDistribution &
  HasMean &
  HasVariance &
  HasMode &
  HasCdf &
  HasLogCdf &
  HasLogSurvival &
  BinomialOptions & {
    /** The family's name. */
    readonly family: 'Binomial';
  };

/**
 * Binomial distribution: the number of successes in n independent trials, in float32.
 *
 *     log p(k) = log (n over k) + k log p + (n − k) log(1 − p)   for k = 0, …, n
 *
 * `logProb` keeps its digits for any n (Loader 2000, "Fast and accurate computation of binomial
 * probabilities"); its gradient reaches the odds, not the counts. `cdf` is right to 10⁻⁵ for n up to
 * 300, to 10⁻⁴ beyond. Through `sample` gradients are zero (Johnson, Kemp & Kotz 2005, "Univariate discrete distributions", ch. 3,
 * https://doi.org/10.1002/0471715816).
 *
 * @example
 * ```ts
 * import { binomial, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = binomial({ total: 10, logits: tf.tensor1d([-2, 0, 2]) }); // batchShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3]
 * const logProb = d.logProb(x); // [64, 3]
 * ```
 */
export function binomial(options: BinomialOptions): Binomial {
  const { total } = options;
  const { odds, parameters, success, failure, logSuccess, logFailure } = chancesOf(
    'binomial',
    options,
  );
  const mean = (): Tensor => tf.mul(total, success());
  /** What holds from 0 to below `total`, of n − k and k + 1, and what is below and above. */
  const ofTail = (
    x: Tensor,
    below: number,
    above: number,
    tail: (failures: Tensor, successes: Tensor) => Tensor,
  ): Tensor => {
    const k = tf.floor(x);
    const failures = tf.maximum(tf.sub(total, k), 1);
    const inside = tail(failures, tf.add(tf.relu(k), 1));
    const fromFirst = tf.where(tf.greaterEqual(k, total), above, inside);
    return tf.where(tf.less(x, 0), below, fromFirst);
  };
  const defined = defineDistribution({
    family: 'Binomial',
    parameters: { total: [total, integers(0)], ...parameters },
    support: integers(0, total),
    draw: (key, shape) => draw(key, shape, total, odds),
    logProb: (x) =>
      whereCount(
        x,
        (k) => {
          const trials = tf.cast(asTensor(total), 'float32');
          const successes = logShare(k, trials, logSuccess());
          // Where k is put inside for one n, it may be beyond another: broadcast, then clipped.
          const failures = logShare(tf.relu(tf.sub(trials, k)), trials, logFailure());
          return tf.sub(tf.add(successes, failures), logWhole(trials));
        },
        total,
      ),
    mean,
    variance: () => tf.mul(mean(), failure()),
    mode: () => tf.minimum(tf.floor(tf.mul(tf.add(total, 1), success())), total),
    cdf: (x) => ofTail(x, 0, 1, (n, k) => betaTail(n, k, failure(), success())),
    logCdf: (x) => ofTail(x, -Infinity, 0, (n, k) => logBetaTail(n, k, failure(), success())),
    logSurvival: (x) => ofTail(x, 0, -Infinity, (n, k) => logBetaTail(k, n, success(), failure())),
  });
  return { ...defined, ...odds, total };
}

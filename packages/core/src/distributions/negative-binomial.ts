import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { integers } from '../constraints/integers.js';
import { positive } from '../constraints/positive.js';
import { negativeBinomial as draw } from '../random/negative-binomial.js';
import { elementwise } from '../special/elementwise.js';
import { digammaDifference } from '../special/log-beta.js';
import { betaTail, logBetaTail } from './beta-tail.js';
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
import { logPoisson } from './log-poisson.js';
import { asTensor, type Parameter } from './parameter.js';
import { whereCount } from './where-count.js';

/** What a negative binomial distribution is made of: a number of failures, and odds of a success. */
export type NegativeBinomialOptions = LogitsOrProbs & {
  /** Number of failures r > 0 at which counting stops; it need not be whole. */
  readonly total: Parameter;
};

/** A negative binomial distribution: what {@link negativeBinomial} makes. */
export type NegativeBinomial = DiscreteDistribution &
  HasMean &
  HasVariance &
  HasMode &
  HasCdf &
  HasLogCdf &
  HasLogSurvival &
  NegativeBinomialOptions & {
    /** The family's name. */
    readonly family: 'NegativeBinomial';
  };

/**
 * Negative binomial distribution: the number of successes before the r-th failure, in float32; a Poisson
 * distribution whose rate has a gamma distribution of concentration r and of rate (1 − p) / p.
 *
 *     log p(k) = log Γ(k + r) − log Γ(r) − log k! + k log p + r log(1 − p)   for k = 0, 1, …
 *
 * Mean r p / (1 − p): success must not be certain. `logProb` keeps its digits for counts of any size
 * (Loader 2000, "Fast and accurate computation of binomial probabilities"); its gradient reaches r and
 * the odds, not the counts. Through `sample` gradients are zero (Johnson, Kemp & Kotz 2005,
 * "Univariate discrete distributions", ch. 5, https://doi.org/10.1002/0471715816).
 *
 * @example
 * ```ts
 * import { key, negativeBinomial } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = negativeBinomial({ total: 2.5, logits: tf.tensor1d([-2, 0, 2]) }); // batchShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3]
 * const logProb = d.logProb(x); // [64, 3]
 * ```
 */
export function negativeBinomial(options: NegativeBinomialOptions): NegativeBinomial {
  const { total } = options;
  const { odds, parameters, success, failure, logSuccess, logFailure } = chancesOf(
    'negativeBinomial',
    options,
  );
  /** p / (1 − p), right in both tails. */
  const ratio = (): Tensor =>
    odds.logits === undefined ? tf.div(success(), failure()) : tf.exp(odds.logits);
  const mean = (): Tensor => tf.mul(total, ratio());
  /** What holds from 0 on, of n and k + 1, and what is below. */
  const ofTail = (
    x: Tensor,
    below: number,
    tail: (failures: Tensor, successes: Tensor) => Tensor,
  ): Tensor => {
    const k = tf.relu(tf.floor(x));
    return tf.where(tf.less(x, 0), below, tail(asTensor(total), tf.add(k, 1)));
  };
  const defined = defineDistribution({
    family: 'NegativeBinomial',
    parameters: { total: [total, positive], ...parameters },
    support: integers(0),
    draw: (key, shape) => draw(key, shape, total, odds),
    logProb: (x) => whereCount(x, (k) => logMass(k, asTensor(total), logSuccess(), logFailure())),
    mean,
    variance: () => tf.div(mean(), failure()),
    mode: () => tf.floor(tf.mul(tf.relu(tf.sub(total, 1)), ratio())),
    cdf: (x) => ofTail(x, 0, (n, k) => betaTail(n, k, failure(), success())),
    logCdf: (x) => ofTail(x, -Infinity, (n, k) => logBetaTail(n, k, failure(), success())),
    logSurvival: (x) => ofTail(x, 0, (n, k) => logBetaTail(k, n, success(), failure())),
  });
  return { ...defined, ...odds, total };
}

/**
 * The mass in the form of a binomial one of k among k + r, times r / (k + r). Its derivatives in the
 * logarithms of p and 1 − p are k and r; counts have none.
 */
const logMass = elementwise<[k: Tensor, total: Tensor, logSuccess: Tensor, logFailure: Tensor]>(
  'negativeBinomial.logProb',
  {
    names: ['x', 'total', 'logSuccess', 'logFailure'],
    value: (k, total, logSuccess, logFailure) => {
      const sum = tf.add(k, total);
      const logSum = tf.log(sum);
      const part = (x: Tensor, logProb: Tensor): Tensor =>
        logPoisson(x, tf.mul(sum, tf.exp(logProb)), tf.add(logSum, logProb));
      const parts = tf.add(part(k, logSuccess), part(total, logFailure));
      return tf.add(tf.sub(parts, logPoisson(sum, sum, logSum)), tf.log(tf.div(total, sum)));
    },
    partials: (k, total, _, logFailure) => [
      tf.scalar(0),
      tf.sub(logFailure, digammaDifference(total, k)), // ψ(k + r) − ψ(r) + log(1 − p)
      k,
      total,
    ],
  },
);

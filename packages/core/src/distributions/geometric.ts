import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { integers } from '../constraints/integers.js';
import { geometric as draw } from '../random/geometric.js';
import { log1mexp } from '../special/log1mexp.js';
import { chancesOf } from './chances.js';
import { defineDistribution } from './define-distribution.js';
import type {
  DiscreteDistribution,
  HasCdf,
  HasEntropy,
  HasLogCdf,
  HasLogSurvival,
  HasMean,
  HasMode,
  HasVariance,
} from './distribution.js';
import type { LogitsOrProbs } from './logits-or-probs.js';
import { timesLog } from './times-log.js';
import { whereCount } from './where-count.js';

/** What a geometric distribution is made of: log-odds or probabilities of a success. */
export type GeometricOptions = LogitsOrProbs;

/** A geometric distribution: what {@link geometric} makes. */
export type Geometric = DiscreteDistribution &
  HasMean &
  HasVariance &
  HasMode &
  HasEntropy &
  HasCdf &
  HasLogCdf &
  HasLogSurvival &
  GeometricOptions & {
    /** The family's name. */
    readonly family: 'Geometric';
  };

/**
 * Geometric distribution: the number of failures before the first success, in float32.
 *
 *     log p(k) = log p + k log(1 − p)   for k = 0, 1, …
 *
 * Mean (1 − p) / p: success must be possible. Gradients reach the odds through `logProb`; through
 * `sample` they are zero (Johnson, Kemp & Kotz 2005, "Univariate discrete distributions", §5.2,
 * https://doi.org/10.1002/0471715816).
 *
 * @example
 * ```ts
 * import { geometric, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = geometric({ probs: tf.tensor1d([0.1, 0.5]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function geometric(options: GeometricOptions): Geometric {
  const { odds, parameters, success, failure, logSuccess, logFailure } = chancesOf(
    'geometric',
    options,
  );
  /** log P(X > x), for x anywhere. */
  const logSurvival = (x: Tensor): Tensor =>
    timesLog(tf.relu(tf.add(tf.floor(x), 1)), logFailure());
  const mean = (): Tensor =>
    odds.logits === undefined ? tf.div(failure(), success()) : tf.exp(tf.neg(odds.logits));
  const defined = defineDistribution({
    family: 'Geometric',
    parameters,
    support: integers(0),
    draw: (key, shape) => draw(key, shape, odds),
    logProb: (x) => whereCount(x, (k) => tf.add(timesLog(k, logFailure()), logSuccess())),
    mean,
    variance: () => tf.div(mean(), success()),
    mode: () => 0,
    entropy: () => tf.neg(tf.add(logSuccess(), timesLog(mean(), logFailure()))),
    cdf: (x) => tf.neg(tf.expm1(logSurvival(x))),
    logCdf: (x) => log1mexp(logSurvival(x)),
    logSurvival,
  });
  return { ...defined, ...odds };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { integers } from '../constraints/integers.js';
import { nonNegative } from '../constraints/non-negative.js';
import { poisson as draw } from '../random/poisson.js';
import { elementwise } from '../special/elementwise.js';
import { gammaincc } from '../special/gammainc.js';
import { logGammainc, logGammaincc } from '../special/log-gamma-tails.js';
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
import { logOfMean, logPoisson } from './log-poisson.js';
import type { Parameter } from './parameter.js';
import { isNoCount, whereCount } from './where-count.js';

/** What a Poisson distribution is made of. */
export interface PoissonOptions {
  /** Rate λ ≥ 0, its mean. */
  readonly rate: Parameter;
}

/** A Poisson distribution: what {@link poisson} makes. */
export interface Poisson
  extends
    DiscreteDistribution,
    HasMean,
    HasVariance,
    HasMode,
    HasCdf,
    HasLogCdf,
    HasLogSurvival,
    PoissonOptions {
  /** The family's name. */
  readonly family: 'Poisson';
}

/**
 * Poisson distribution: the number of independent events in a time in which λ are expected, in float32.
 *
 *     log p(k) = k log λ − λ − log k!   for k = 0, 1, …
 *
 * `logProb` keeps its digits for counts of any size (Loader 2000, "Fast and accurate computation of
 * binomial probabilities"); its gradient reaches the rate, not the count. Through `sample` gradients
 * are zero (Johnson, Kemp & Kotz 2005, "Univariate discrete distributions", ch. 4,
 * https://doi.org/10.1002/0471715816).
 *
 * @example
 * ```ts
 * import { key, poisson } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = poisson({ rate: tf.tensor1d([0.5, 4, 100]) }); // batchShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3]
 * const logProb = d.logProb(x); // [64, 3]
 * ```
 */
export function poisson({ rate }: PoissonOptions): Poisson {
  /** The first count above x. */
  const beyond = (x: Tensor): Tensor => tf.add(tf.relu(tf.floor(x)), 1);
  const someRate = (): Tensor => tf.maximum(rate, 1e-37);
  const defined = defineDistribution({
    family: 'Poisson',
    parameters: { rate: [rate, nonNegative] },
    support: integers(0),
    draw: (key, shape) => draw(key, shape, rate),
    logProb: (x) => logMass(x, rate),
    mean: () => rate,
    variance: () => rate,
    mode: () => tf.floor(rate),
    cdf: (x) => tf.where(tf.less(x, 0), 0, gammaincc(beyond(x), rate)),
    logCdf: (x) => tf.where(tf.less(x, 0), -Infinity, logGammaincc(beyond(x), someRate())),
    logSurvival: (x) => tf.where(tf.less(x, 0), 0, logGammainc(beyond(x), someRate())),
  });
  return { ...defined, rate };
}

/** log λᵏ e^{−λ} / k! where k is a count, with its derivative in the rate; counts have none. */
const logMass = elementwise<[x: Tensor, rate: Tensor]>('poisson.logProb', {
  names: ['x', 'rate'],
  value: (x, rate) => whereCount(x, (k) => logPoisson(k, rate, logOfMean(rate))),
  partials: (x, rate) => {
    const isNone = tf.logicalAnd(tf.equal(x, 0), tf.equal(rate, 0));
    const slope = tf.sub(tf.div(x, tf.where(isNone, 1, rate)), 1);
    return [tf.scalar(0), tf.where(isNoCount(x), 0, slope)];
  },
});

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nonNegative } from '../constraints/non-negative.js';
import { positive } from '../constraints/positive.js';
import { exponential as exponentialDraw } from '../random/exponential.js';
import { elementwise } from '../special/elementwise.js';
import { log1mexp } from '../special/log1mexp.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasCdf,
  HasEntropy,
  HasIcdf,
  HasLogCdf,
  HasLogSurvival,
  HasMean,
  HasMode,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import type { Parameter } from './parameter.js';

/** What an exponential distribution is made of; the shapes broadcast to the batch shape. */
export interface ExponentialOptions {
  /** Rate λ > 0. */
  readonly rate: Parameter;
}

/** An exponential distribution: what {@link exponential} makes. */
export interface Exponential
  extends
    ContinuousDistribution,
    HasMean,
    HasVariance,
    HasMode,
    HasEntropy,
    HasCdf,
    HasLogCdf,
    HasLogSurvival,
    HasIcdf,
    Reparameterized,
    ExponentialOptions {
  /** The family's name. */
  readonly family: 'Exponential';
}

/**
 * Exponential distribution: the time until what happens at a constant rate.
 *
 *     log p(x) = log λ − λ x   for x ≥ 0
 *
 * Mean 1 / λ. `sample` is reparameterized
 * (Johnson, Kotz & Balakrishnan 1994, "Continuous univariate
 * distributions, volume 1", ch. 19, https://www.wiley.com/en-us/p-9780471584957).
 *
 * @example
 * ```ts
 * import { exponential, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = exponential({ rate: tf.tensor1d([1, 2]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function exponential({ rate }: ExponentialOptions): Exponential {
  const logSurvival = (x: Tensor): Tensor => tf.neg(tf.mul(rate, tf.maximum(x, 0)));
  const defined = defineDistribution({
    family: 'Exponential',
    parameters: { rate: [rate, positive] },
    support: nonNegative,
    reparameterized: 'location and scale',
    draw: (key, shape) => tf.div(exponentialDraw(key, shape), rate),
    logProb: (x) => logDensity(x, rate),
    mean: () => tf.div(1, rate),
    variance: () => tf.div(1, tf.square(rate)),
    mode: () => 0,
    entropy: () => tf.sub(1, tf.log(rate)),
    cdf: (x) => tf.neg(tf.expm1(logSurvival(x))),
    logCdf: (x) => log1mexp(logSurvival(x)),
    logSurvival,
    icdf: (p) => tf.neg(tf.div(tf.log1p(tf.neg(p)), rate)),
  });
  return { ...defined, rate };
}

/** log β − β x for x ≥ 0, −∞ below. */
const logDensity = elementwise<[x: Tensor, rate: Tensor]>('exponential.logProb', {
  names: ['x', 'rate'],
  value: (x, rate) => tf.where(tf.less(x, 0), -Infinity, tf.sub(tf.log(rate), tf.mul(rate, x))),
  partials: (x, rate) => {
    const isOutside = tf.less(x, 0);
    return [
      tf.where(isOutside, 0, tf.neg(rate)),
      tf.where(isOutside, 0, tf.sub(tf.reciprocal(rate), x)),
    ];
  },
});

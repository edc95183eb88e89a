import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { unitInterval } from '../constraints/unit-interval.js';
import { positive } from '../constraints/positive.js';
import { split } from '../random/split.js';
import { betainc } from '../special/betainc.js';
import { betaincinv } from '../special/betaincinv.js';
import { digamma } from '../special/digamma.js';
import { gammaEntropy } from '../special/gamma-entropy.js';
import { logBetainc, logBetaincc } from '../special/log-beta-tails.js';
import { logGammaDensity } from '../special/log-gamma-density.js';
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
import { logGammaProb } from './gamma-spec.js';
import { logGammaSample } from './log-gamma-sample.js';
import { asTensor, type Parameter } from './parameter.js';

/** What a beta distribution is made of; the shapes broadcast to the batch shape. */
export interface BetaOptions {
  /** First concentration a > 0: below 1 the density is infinite at 0. */
  readonly alpha: Parameter;
  /** Second concentration b > 0: below 1 the density is infinite at 1. */
  readonly beta: Parameter;
}

/** A beta distribution: what {@link beta} makes. */
export interface Beta
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
    BetaOptions {
  /** The family's name. */
  readonly family: 'Beta';
}

/**
 * Beta distribution: of fractions, and the conjugate prior of probabilities.
 *
 *     log p(x) = (a − 1) log x + (b − 1) log(1 − x) − log B(a, b)   for 0 ≤ x ≤ 1
 *
 * Mean a / (a + b). Where several events are most probable, `mode` is one of them. `sample` is
 * σ(log G − log H) of two gamma draws with implicit gradients (Figurnov et al. 2018, "Implicit
 * reparameterization gradients", https://arxiv.org/abs/1805.08498); x nearer to 1 than 2⁻²⁵ is 1.
 * The distribution: Johnson, Kotz & Balakrishnan 1995, "Continuous univariate distributions, volume
 * 2", ch. 25, https://www.wiley.com/en-us/p-9780471584940.
 *
 * @example
 * ```ts
 * import { beta, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = beta({ alpha: tf.tensor1d([0.5, 2]), beta: 3 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function beta({ alpha, beta: other }: BetaOptions): Beta {
  const total = (): Tensor => tf.add(alpha, other);
  const mean = (): Tensor => tf.div(alpha, total());
  /** A tail between 0 and 1, and what it is below and above. */
  const logTail = (x: Tensor, below: number, above: number, tail: typeof logBetainc): Tensor => {
    const isInside = tf.logicalAnd(tf.greater(x, 0), tf.less(x, 1));
    const value = tail(asTensor(alpha), asTensor(other), tf.where(isInside, x, 0.5));
    return tf.where(isInside, value, tf.where(tf.less(x, 0.5), below, tf.fill(value.shape, above)));
  };
  const defined = defineDistribution({
    family: 'Beta',
    parameters: { alpha: [alpha, positive], beta: [other, positive] },
    support: unitInterval,
    reparameterized: 'implicit',
    draw: (key, whole) => {
      const [forAlpha, forBeta] = split(key);
      const logOdds = tf.sub(
        logGammaSample(forAlpha, whole, alpha),
        logGammaSample(forBeta, whole, other),
      );
      return tf.sigmoid(logOdds);
    },
    // Two gamma distributions of rate a + b, given that x and 1 − x add up to 1; outside, one of them is −∞.
    logProb: (x) => {
      const rate = total();
      const parts = tf.add(logGammaProb(x, alpha, rate), logGammaProb(tf.sub(1, x), other, rate));
      return tf.sub(parts, logGammaDensity(rate, rate));
    },
    mean,
    variance: () => {
      const sum = total();
      return tf.div(tf.mul(mean(), tf.div(other, sum)), tf.add(sum, 1));
    },
    mode: () => {
      const [p, q] = [alpha, other].map((each) => tf.maximum(tf.sub(each, 1), 0)) as [
        Tensor,
        Tensor,
      ];
      const isInside = tf.greater(tf.add(p, q), 0);
      const atEdge = tf.cast(tf.greaterEqual(alpha, other), 'float32');
      return tf.where(isInside, tf.div(p, tf.where(isInside, tf.add(p, q), 1)), atEdge);
    },
    entropy: () => {
      const sum = total();
      const parts = tf.add(gammaEntropy(asTensor(alpha)), gammaEntropy(asTensor(other)));
      return tf.sub(tf.sub(parts, gammaEntropy(sum)), digamma(sum));
    },
    cdf: (x) => betainc(alpha, other, tf.clipByValue(x, 0, 1)),
    logCdf: (x) => logTail(x, -Infinity, 0, logBetainc),
    logSurvival: (x) => logTail(x, 0, -Infinity, logBetaincc),
    icdf: (p) => betaincinv(alpha, other, p),
  });
  return { ...defined, alpha, beta: other };
}

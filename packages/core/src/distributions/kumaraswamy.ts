import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positive } from '../constraints/positive.js';
import { unitInterval } from '../constraints/unit-interval.js';
import { exponential } from '../random/exponential.js';
import { digamma } from '../special/digamma.js';
import { log1mexp } from '../special/log1mexp.js';
import { logBeta } from '../special/log-beta.js';
import { EULER } from './euler.js';
import { logAtEdge } from './log-at-edge.js';
import { whereInside } from './where-inside.js';
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

/** What a Kumaraswamy distribution is made of; the shapes broadcast to the batch shape. */
export interface KumaraswamyOptions {
  /** First concentration a > 0, at 0. */
  readonly alpha: Parameter;
  /** Second concentration b > 0, at 1. */
  readonly beta: Parameter;
}

/** A Kumaraswamy distribution: what {@link kumaraswamy} makes. */
export interface Kumaraswamy
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
    KumaraswamyOptions {
  /** The family's name. */
  readonly family: 'Kumaraswamy';
}

/**
 * Kumaraswamy distribution: like the beta distribution, with a closed distribution function.
 *
 *     log p(x) = log a b + (a − 1) log x + (b − 1) log(1 − xᵃ)   for 0 ≤ x ≤ 1
 *
 * `sample` is reparameterized, x = (1 − e^{−E / b})^{1/a} with E exponential (Kumaraswamy 1980,
 * "A generalized probability density function for double-bounded random processes",
 * https://doi.org/10.1016/0022-1694(80)90036-0).
 *
 * @example
 * ```ts
 * import { key, kumaraswamy } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = kumaraswamy({ alpha: tf.tensor1d([0.5, 2]), beta: 3 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function kumaraswamy({ alpha, beta }: KumaraswamyOptions): Kumaraswamy {
  /** log xᵃ of events, which the distribution function knows outside too. */
  const logPower = (x: Tensor): Tensor => tf.mul(alpha, tf.log(tf.clipByValue(x, 0, 1)));
  const placed = (e: Tensor): Tensor => tf.exp(tf.div(log1mexp(tf.neg(tf.div(e, beta))), alpha));
  /** E[xⁿ] = b B(1 + n / a, b). */
  const moment = (n: number): Tensor =>
    tf.exp(tf.add(tf.log(beta), logBeta(tf.add(1, tf.div(n, alpha)), beta)));
  const logSurvival = (x: Tensor): Tensor => tf.mul(beta, log1mexp(logPower(x)));
  const defined = defineDistribution({
    family: 'Kumaraswamy',
    parameters: { alpha: [alpha, positive], beta: [beta, positive] },
    support: unitInterval,
    reparameterized: 'inverse cdf',
    draw: (key, shape) => placed(exponential(key, shape)),
    logProb: (x) =>
      whereInside(
        tf.logicalNot(tf.logicalOr(tf.less(x, 0), tf.greater(x, 1))),
        x,
        0.5,
        (inside) => {
          const [isFirst, isLast] = [tf.equal(inside, 0), tf.equal(inside, 1)];
          const logX = tf.log(tf.where(tf.logicalOr(isFirst, isLast), 0.5, inside));
          const ofRest = tf.mul(tf.sub(beta, 1), log1mexp(tf.mul(alpha, logX)));
          const slopes = tf.add(tf.mul(tf.sub(alpha, 1), logX), ofRest);
          const logHeight = tf.add(tf.log(alpha), tf.log(beta));
          const value = tf.add(slopes, logHeight);
          const fromFirst = tf.where(isFirst, logAtEdge(alpha, logHeight), value);
          return tf.where(isLast, logAtEdge(beta, logHeight), fromFirst);
        },
      ),
    mean: () => moment(1),
    variance: () => tf.sub(moment(2), tf.square(moment(1))),
    mode: () => {
      const [over, product] = [tf.sub(alpha, 1), tf.sub(tf.mul(alpha, beta), 1)];
      const isFalling = tf.greaterEqual(beta, 1); // at 1, so that it is not infinite there
      const isInside = tf.logicalAnd(tf.greater(product, 0), tf.greater(over, 0));
      const ratio = tf.where(isInside, tf.div(over, tf.where(isInside, product, 1)), 0);
      const inside = tf.pow(tf.clipByValue(ratio, 0, 1), tf.div(1, alpha));
      const atEdge = tf.cast(tf.logicalNot(tf.less(alpha, 1)), 'float32');
      return tf.where(isFalling, inside, atEdge);
    },
    entropy: () => {
      const harmonic = tf.add(digamma(tf.add(beta, 1)), EULER);
      const ofAlpha = tf.mul(tf.sub(1, tf.div(1, alpha)), harmonic);
      const ofBeta = tf.sub(1, tf.div(1, beta));
      return tf.sub(tf.add(ofAlpha, ofBeta), tf.add(tf.log(alpha), tf.log(beta)));
    },
    cdf: (x) => tf.neg(tf.expm1(logSurvival(x))),
    logCdf: (x) => log1mexp(logSurvival(x)),
    logSurvival,
    icdf: (p) => placed(tf.neg(tf.log1p(tf.neg(p)))),
  });
  return { ...defined, alpha, beta };
}

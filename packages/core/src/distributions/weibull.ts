import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nonNegative } from '../constraints/non-negative.js';
import { positive } from '../constraints/positive.js';
import { exponential } from '../random/exponential.js';
import { lgamma } from '../special/lgamma.js';
import { log1mexp } from '../special/log1mexp.js';
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
  HasMean,
  HasMode,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import type { Parameter } from './parameter.js';

/** What a Weibull distribution is made of; the shapes broadcast to the batch shape. */
export interface WeibullOptions {
  /** Concentration k > 0: below 1 the rate of failure falls with time, above it grows. */
  readonly concentration: Parameter;
  /** Scale λ > 0. */
  readonly scale: Parameter;
}

/** A Weibull distribution: what {@link weibull} makes. */
export interface Weibull
  extends
    ContinuousDistribution,
    HasMean,
    HasVariance,
    HasMode,
    HasEntropy,
    HasCdf,
    HasLogCdf,
    HasIcdf,
    Reparameterized,
    WeibullOptions {
  /** The family's name. */
  readonly family: 'Weibull';
}

/**
 * Weibull distribution: the time until a failure whose rate is a power of time.
 *
 *     log p(x) = log k − log λ + (k − 1) log z − zᵏ,   z = x / λ,   for x ≥ 0
 *
 * Mean λ Γ(1 + 1/k). `sample` is reparameterized, x = λ E^{1/k} with E exponential
 * (Johnson, Kotz & Balakrishnan 1994, "Continuous univariate
 * distributions, volume 1", ch. 21, https://www.wiley.com/en-us/p-9780471584957).
 *
 * @example
 * ```ts
 * import { key, weibull } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = weibull({ concentration: tf.tensor1d([0.5, 2]), scale: 1 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function weibull({ concentration, scale }: WeibullOptions): Weibull {
  const power = (x: Tensor): Tensor => tf.pow(tf.div(tf.maximum(x, 0), scale), concentration);
  const placed = (e: Tensor): Tensor => tf.mul(scale, tf.pow(e, tf.div(1, concentration)));
  /** Γ(1 + n / k). */
  const moment = (n: number): Tensor => tf.exp(lgamma(tf.add(1, tf.div(n, concentration))));
  const defined = defineDistribution({
    family: 'Weibull',
    parameters: { concentration: [concentration, positive], scale: [scale, positive] },
    support: nonNegative,
    reparameterized: 'inverse cdf',
    draw: (key, shape) => placed(exponential(key, shape)),
    logProb: (x) =>
      whereInside(tf.logicalNot(tf.less(x, 0)), x, 1, (inside) => {
        const isEdge = tf.equal(inside, 0);
        const z = tf.div(tf.where(isEdge, 1, inside), scale);
        const logSlope = tf.mul(tf.sub(concentration, 1), tf.log(z));
        const logHeight = tf.sub(tf.log(concentration), tf.log(scale));
        const value = tf.add(tf.sub(logSlope, tf.pow(z, concentration)), logHeight);
        return tf.where(isEdge, logAtEdge(concentration, logHeight), value);
      }),
    mean: () => tf.mul(scale, moment(1)),
    variance: () => tf.mul(tf.square(scale), tf.sub(moment(2), tf.square(moment(1)))),
    mode: () => {
      const share = tf.maximum(tf.sub(1, tf.div(1, concentration)), 0);
      return tf.mul(scale, tf.pow(share, tf.div(1, concentration)));
    },
    entropy: () => {
      const logRatio = tf.sub(tf.log(scale), tf.log(concentration));
      return tf.add(tf.add(logRatio, 1 + EULER), tf.div(-EULER, concentration));
    },
    cdf: (x) => tf.neg(tf.expm1(tf.neg(power(x)))),
    logCdf: (x) => log1mexp(tf.neg(power(x))),
    icdf: (p) => placed(tf.neg(tf.log1p(tf.neg(p)))),
  });
  return { ...defined, concentration, scale };
}

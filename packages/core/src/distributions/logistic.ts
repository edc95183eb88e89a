import * as tf from '@tensorflow/tfjs-core';
import { logistic as logisticDraw } from '../random/logistic.js';
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
import {
  locationScaleSpec,
  type LocationScaleOptions,
  type StandardDistribution,
} from './location-scale-spec.js';

/** A logistic distribution: what {@link logistic} makes. */
export interface Logistic
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
    LocationScaleOptions {
  /** The family's name. */
  readonly family: 'Logistic';
}

/**
 * Logistic distribution of a scalar, whose distribution function is the sigmoid.
 *
 *     log p(x) = −z − 2 log(1 + e⁻ᶻ) − log s,   z = (x − μ) / s
 *
 * Mean μ, variance π² s² / 3. `sample` is reparameterized (Johnson, Kotz & Balakrishnan 1995,
 * "Continuous univariate distributions, volume 2", ch. 23,
 * https://www.wiley.com/en-us/p-9780471584940).
 *
 * @example
 * ```ts
 * import { key, logistic } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = logistic({ loc: tf.tensor1d([-1, 1]), scale: 0.5 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const below = d.cdf(x); // [64, 2]
 * ```
 */
export function logistic(options: LocationScaleOptions): Logistic {
  const { loc, scale } = options;
  const spec = locationScaleSpec(options, standardLogistic);
  return {
    ...defineDistribution({
      family: 'Logistic',
      ...spec,
      mean: () => loc,
      variance: () => tf.mul(tf.square(scale), Math.PI ** 2 / 3),
    }),
    loc,
    scale,
  };
}

const standardLogistic: StandardDistribution = {
  draw: logisticDraw,
  // Symmetric in z, so that no exponential overflows.
  logProb: (z) => tf.neg(tf.add(tf.softplus(z), tf.softplus(tf.neg(z)))),
  cdf: (z) => tf.sigmoid(z),
  logCdf: (z) => tf.neg(tf.softplus(tf.neg(z))),
  logSurvival: (z) => tf.neg(tf.softplus(z)),
  icdf: (p) => tf.sub(tf.log(p), tf.log1p(tf.neg(p))),
  mode: 0,
  entropy: 2,
};

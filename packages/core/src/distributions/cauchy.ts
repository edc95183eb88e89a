import * as tf from '@tensorflow/tfjs-core';
import { cauchy as cauchyDraw } from '../random/cauchy.js';
import { log1pSquare } from './log1p-square.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasCdf,
  HasEntropy,
  HasIcdf,
  HasLogCdf,
  HasLogSurvival,
  HasMode,
  Reparameterized,
} from './distribution.js';
import {
  locationScaleSpec,
  type LocationScaleOptions,
  type StandardDistribution,
} from './location-scale-spec.js';

/** A Cauchy distribution: what {@link cauchy} makes. */
export interface Cauchy
  extends
    ContinuousDistribution,
    HasMode,
    HasEntropy,
    HasCdf,
    HasLogCdf,
    HasLogSurvival,
    HasIcdf,
    Reparameterized,
    LocationScaleOptions {
  /** The family's name. */
  readonly family: 'Cauchy';
}

/**
 * Cauchy distribution of a scalar, whose tails are so heavy that it has no mean.
 *
 *     log p(x) = −log(1 + z²) − log π s,   z = (x − μ) / s
 *
 * `sample` is reparameterized (Johnson, Kotz & Balakrishnan 1994, "Continuous univariate distributions,
 * volume 1", ch. 16, https://www.wiley.com/en-us/p-9780471584957).
 *
 * @example
 * ```ts
 * import { cauchy, key } from '@gen/core';
 *
 * const d = cauchy({ loc: 0, scale: 2 });
 * const x = d.sample(key(0), [64]); // [64]
 * const quartile = d.icdf(d.cdf(x)); // x again
 * ```
 */
export function cauchy(options: LocationScaleOptions): Cauchy {
  const { loc, scale } = options;
  const spec = locationScaleSpec(options, standardCauchy);
  return { ...defineDistribution({ family: 'Cauchy', ...spec }), loc, scale };
}

const standardCauchy: StandardDistribution = {
  draw: cauchyDraw,
  logProb: (z) => tf.sub(-Math.log(Math.PI), log1pSquare(z)),
  // An angle: right in the left tail, where ½ + arctan(z) / π cancels.
  cdf: (z) => tf.div(tf.atan2(tf.onesLike(z), tf.neg(z)), Math.PI),
  logCdf: (z) => tf.log(tf.div(tf.atan2(tf.onesLike(z), tf.neg(z)), Math.PI)),
  logSurvival: (z) => tf.log(tf.div(tf.atan2(tf.onesLike(z), z), Math.PI)),
  icdf: (p) => tf.neg(tf.div(1, tf.tan(tf.mul(p, Math.PI)))),
  mode: 0,
  entropy: Math.log(4 * Math.PI),
};

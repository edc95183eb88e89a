import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { laplace as laplaceDraw } from '../random/laplace.js';
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

/** A Laplace distribution: what {@link laplace} makes. */
export interface Laplace
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
  readonly family: 'Laplace';
}

/**
 * Laplace distribution of a scalar: two exponentials back to back.
 *
 *     log p(x) = −|x − μ| / s − log 2s
 *
 * Mean μ, variance 2 s². `sample` is reparameterized; the slope of the density in μ jumps at x = μ
 * (Johnson, Kotz & Balakrishnan 1995, "Continuous univariate distributions, volume 2", ch. 24,
 * https://www.wiley.com/en-us/p-9780471584940).
 *
 * @example
 * ```ts
 * import { key, laplace } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = laplace({ loc: 0, scale: tf.tensor1d([1, 2]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function laplace(options: LocationScaleOptions): Laplace {
  const { loc, scale } = options;
  const spec = locationScaleSpec(options, standardLaplace);
  return {
    ...defineDistribution({
      family: 'Laplace',
      ...spec,
      mean: () => loc,
      variance: () => tf.mul(tf.square(scale), 2),
    }),
    loc,
    scale,
  };
}

/** log P(Z ≤ z). */
const logBelow = (z: Tensor): Tensor => {
  const logTail = tf.sub(tf.neg(tf.abs(z)), Math.LN2);
  return tf.where(tf.less(z, 0), logTail, tf.log1p(tf.neg(tf.exp(logTail))));
};

const standardLaplace: StandardDistribution = {
  draw: laplaceDraw,
  logProb: (z) => tf.sub(-Math.LN2, tf.abs(z)),
  cdf: (z) => {
    const tail = tf.mul(tf.exp(tf.neg(tf.abs(z))), 0.5);
    return tf.where(tf.less(z, 0), tail, tf.sub(1, tail));
  },
  logCdf: logBelow,
  logSurvival: (z) => logBelow(tf.neg(z)),
  icdf: (p) => {
    const tail = tf.minimum(p, tf.sub(1, p));
    return tf.mul(tf.sign(tf.sub(p, 0.5)), tf.neg(tf.log(tf.mul(tail, 2))));
  },
  mode: 0,
  entropy: 1 + Math.LN2,
};

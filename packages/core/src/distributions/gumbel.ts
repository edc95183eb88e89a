import * as tf from '@tensorflow/tfjs-core';
import { gumbel as gumbelDraw } from '../random/gumbel.js';
import { log1mexp } from '../special/log1mexp.js';
import { EULER } from './euler.js';
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

/** A Gumbel distribution: what {@link gumbel} makes. */
export interface Gumbel
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
  readonly family: 'Gumbel';
}

/**
 * Gumbel distribution of a scalar: the largest of many.
 *
 *     log p(x) = −z − e⁻ᶻ − log s,   z = (x − μ) / s
 *
 * Mean μ + γ s with Euler's γ, variance π² s² / 6. `sample` is reparameterized (Gumbel 1958,
 * "Statistics of extremes", https://doi.org/10.7312/gumb92958).
 *
 * @example
 * ```ts
 * import { gumbel, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = gumbel({ loc: tf.tensor1d([-1, 1]), scale: 0.5 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function gumbel(options: LocationScaleOptions): Gumbel {
  const { loc, scale } = options;
  const spec = locationScaleSpec(options, standardGumbel);
  return {
    ...defineDistribution({
      family: 'Gumbel',
      ...spec,
      mean: () => tf.add(loc, tf.mul(scale, EULER)),
      variance: () => tf.mul(tf.square(scale), Math.PI ** 2 / 6),
    }),
    loc,
    scale,
  };
}

const standardGumbel: StandardDistribution = {
  draw: gumbelDraw,
  logProb: (z) => tf.neg(tf.add(z, tf.exp(tf.neg(z)))),
  cdf: (z) => tf.exp(tf.neg(tf.exp(tf.neg(z)))),
  logCdf: (z) => tf.neg(tf.exp(tf.neg(z))),
  logSurvival: (z) => log1mexp(tf.neg(tf.exp(tf.neg(z)))),
  icdf: (p) => tf.neg(tf.log(tf.neg(tf.log(p)))),
  mode: 0,
  entropy: 1 + EULER,
};

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { independent, truncatedNormal, type TruncatedNormal } from '@gen/core';
import { interval } from '@gen/core/constraints';
import { checkInterval, type IntervalOptions } from './check-interval.js';
import { defineUnits } from './define-units.js';
import {
  formOf,
  meanOf,
  quadratic,
  quadraticEnergies,
  quadraticGradient,
  type GaussianParameters,
} from './gaussian-parameters.js';
import type { Units } from './units.js';

/**
 * Gaussian units that are cut off outside of an interval.
 *
 *     u(x) = Σᵢ (xᵢ − bᵢ)² / 2σᵢ²,   s(x) = x / σ²,   p(x | a) ∝ N(x; b + a, σ²)   for low ≤ x ≤ high
 *
 * Their parameters are `bias`, b `[size]`, and `logVariance`, log σ² `[size]`, as of {@link gaussianUnits}.
 * With the interval they always have a distribution, whatever the weights are (as hidden units that are
 * rectified: Su, Liao, Li, Gan & Carin 2017, "Unsupervised learning with truncated Gaussian graphical models",
 * https://arxiv.org/abs/1611.04920).
 *
 * @param size how many there are.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { truncatedGaussianUnits } from '@gen/energy';
 *
 * const units = truncatedGaussianUnits(3, { low: 0, high: 2 });
 * const x = units.sample(key(0), tf.zeros([64, 3]), units.init()); // [64, 3], from 0 to 2
 * ```
 */
export function truncatedGaussianUnits(
  size: number,
  { low = 0, high = 1 }: IntervalOptions = {},
): Units<GaussianParameters> {
  checkInterval('truncatedGaussianUnits', low, high);
  const given = (input: Tensor, parameters: GaussianParameters): TruncatedNormal =>
    truncatedNormal({
      loc: meanOf(input, parameters),
      scale: tf.exp(tf.mul(parameters.logVariance, 0.5)),
      low,
      high,
    });
  return defineUnits<Units<GaussianParameters>>('truncatedGaussianUnits', {
    ...quadratic(size),
    support: interval(low, high),
    logNormalizer: (input, parameters) => {
      // log Z = a s(x) − u(x) − log p(x) for every x: the most probable one is nowhere far off.
      const x = tf.clipByValue(meanOf(input, parameters), low, high);
      const told = tf.mul(input, tf.mul(formOf(parameters).slope, x));
      const rest = tf.add(quadraticEnergies(x, parameters), given(input, parameters).logProb(x));
      return tf.sum(tf.sub(told, rest), -1);
    },
    mean: (input, parameters) => given(input, parameters).mean(),
    sampleAndMean: (key, input, parameters) => {
      const distribution = given(input, parameters);
      return { sample: distribution.sample(key), mean: distribution.mean() };
    },
    freeEnergyGradient: (mean, parameters, rows) => {
      const ofSquare = given(rows.input(), parameters).variance();
      return quadraticGradient({ x: mean, ofSquare }, parameters, rows);
    },
    conditional: (input, parameters) => independent(given(input, parameters), 1),
  });
}

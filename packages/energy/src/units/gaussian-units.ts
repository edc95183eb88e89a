import * as tf from '@tensorflow/tfjs-core';
import { independent, normal } from '@gen/core';
import { real } from '@gen/core/constraints';
import { gaussian } from '@gen/core/random';
import { defineUnits } from './define-units.js';
import {
  formOf,
  meanOf,
  quadratic,
  quadraticGradient,
  type GaussianParameters,
} from './gaussian-parameters.js';
import type { HasMoments, Units } from './units.js';

/**
 * Units that may be any number, with variances that are learned.
 *
 *     u(x) = Σᵢ (xᵢ − bᵢ)² / 2σᵢ²,   s(x) = x / σ²,   p(x | a) = N(x; b + a, σ²)
 *     log Z(a) = Σᵢ (aᵢ bᵢ + aᵢ² / 2) / σᵢ² + ½ log 2πσᵢ²
 *
 * So that the mean does not depend on the variance (Cho, Ilin & Raiko 2011, "Improved learning of
 * Gaussian-Bernoulli restricted Boltzmann machines", https://doi.org/10.1007/978-3-642-21735-7_2). Their
 * parameters are `bias`, b `[size]`, and `logVariance`, log σ² `[size]`. Between two layers of them weights
 * must be small, or there is no distribution: log Z is infinite.
 *
 * @param size how many there are.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { gaussianUnits } from '@gen/energy';
 *
 * const units = gaussianUnits(3);
 * const x = units.sample(key(0), tf.zeros([64, 3]), units.init()); // [64, 3], standard normal
 * ```
 */
export function gaussianUnits(
  size: number,
): Units<GaussianParameters> & HasMoments<GaussianParameters> {
  return defineUnits<Units<GaussianParameters> & HasMoments<GaussianParameters>>('gaussianUnits', {
    ...quadratic(size),
    atMoments: (mean, variance) => ({ bias: tf.clone(mean), logVariance: tf.log(variance) }),
    support: real,
    logNormalizer: (input, parameters) => {
      const { bias, logVariance, offset } = parameters;
      const [{ slope }, mean] = [formOf(parameters), meanOf(input, parameters)];
      // a r b + ½ (a r σ)² = ½ a r (b + mean)
      const told = tf.mul(tf.mul(input, tf.mul(slope, 0.5)), tf.add(mean, bias));
      const width = tf.mul(tf.add(logVariance, Math.log(2 * Math.PI)), 0.5);
      return tf.sum(tf.add(told, offset === undefined ? width : tf.sub(width, offset)), -1);
    },
    mean: meanOf,
    sampleAndMean: (key, input, parameters) => {
      const mean = meanOf(input, parameters);
      const deviation = tf.exp(tf.mul(parameters.logVariance, 0.5));
      const noise = gaussian(key, mean.shape);
      return { sample: tf.add(mean, tf.mul(deviation, noise)), mean };
    },
    freeEnergyGradient: (mean, parameters, rows) =>
      quadraticGradient({ x: mean, ofSquare: tf.exp(parameters.logVariance) }, parameters, rows),
    conditional: (input, parameters) => {
      const scale = tf.exp(tf.mul(parameters.logVariance, 0.5));
      return independent(normal({ loc: meanOf(input, parameters), scale }), 1);
    },
  });
}

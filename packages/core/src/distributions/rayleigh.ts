import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positive } from '../constraints/positive.js';
import { exponential } from '../random/exponential.js';
import { log1mexp } from '../special/log1mexp.js';
import { EULER } from './euler.js';
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

/** What a Rayleigh distribution is made of; the shapes broadcast to the batch shape. */
export interface RayleighOptions {
  /** Scale σ > 0. */
  readonly scale: Parameter;
}

/** A Rayleigh distribution: what {@link rayleigh} makes. */
export interface Rayleigh
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
    RayleighOptions {
  /** The family's name. */
  readonly family: 'Rayleigh';
}

/**
 * Rayleigh distribution: the length of a vector of two normal scalars of mean 0.
 *
 *     log p(x) = log x − 2 log σ − x² / 2σ²   for x ≥ 0
 *
 * Mean σ √(π/2), variance σ² (4 − π) / 2. `sample` is reparameterized
 * (Johnson, Kotz & Balakrishnan 1994, "Continuous univariate
 * distributions, volume 1", ch. 18, §10, https://www.wiley.com/en-us/p-9780471584957).
 *
 * @example
 * ```ts
 * import { key, rayleigh } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = rayleigh({ scale: tf.tensor1d([1, 2]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function rayleigh({ scale }: RayleighOptions): Rayleigh {
  const logSurvival = (x: Tensor): Tensor =>
    tf.mul(tf.square(tf.div(tf.maximum(x, 0), scale)), -0.5);
  const defined = defineDistribution({
    family: 'Rayleigh',
    parameters: { scale: [scale, positive] },
    support: positive,
    reparameterized: 'location and scale',
    draw: (key, shape) => tf.mul(scale, tf.sqrt(tf.mul(exponential(key, shape), 2))),
    // The density is 0 at 0.
    logProb: (x) =>
      whereInside(tf.logicalNot(tf.lessEqual(x, 0)), x, 1, (inside) =>
        tf.add(tf.sub(tf.log(inside), tf.mul(tf.log(scale), 2)), logSurvival(inside)),
      ),
    mean: () => tf.mul(scale, Math.sqrt(Math.PI / 2)),
    variance: () => tf.mul(tf.square(scale), 2 - Math.PI / 2),
    mode: () => scale,
    entropy: () => tf.add(tf.log(scale), 1 + EULER / 2 - Math.LN2 / 2),
    cdf: (x) => tf.neg(tf.expm1(logSurvival(x))),
    logCdf: (x) => log1mexp(logSurvival(x)),
    icdf: (p) => tf.mul(scale, tf.sqrt(tf.mul(tf.log1p(tf.neg(p)), -2))),
  });
  return { ...defined, scale };
}

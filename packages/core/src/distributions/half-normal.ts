import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nonNegative } from '../constraints/non-negative.js';
import { positive } from '../constraints/positive.js';
import { gaussian } from '../random/gaussian.js';
import { erf } from '../special/erf.js';
import { erfinv } from '../special/erfinv.js';
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

/** What a half-normal distribution is made of; the shapes broadcast to the batch shape. */
export interface HalfNormalOptions {
  /** Scale σ > 0. */
  readonly scale: Parameter;
}

/** A half-normal distribution: what {@link halfNormal} makes. */
export interface HalfNormal
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
    HalfNormalOptions {
  /** The family's name. */
  readonly family: 'HalfNormal';
}

/**
 * Half-normal distribution: the size of a normal scalar of mean 0.
 *
 *     log p(x) = ½ log(2 / π) − log σ − x² / 2σ²   for x ≥ 0
 *
 * Mean σ √(2/π), variance σ² (1 − 2/π). `sample` is reparameterized
 * (Johnson, Kotz & Balakrishnan 1994, "Continuous univariate
 * distributions, volume 1", ch. 13, §10, https://www.wiley.com/en-us/p-9780471584957).
 *
 * @example
 * ```ts
 * import { halfNormal, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = halfNormal({ scale: tf.tensor1d([1, 2]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function halfNormal({ scale }: HalfNormalOptions): HalfNormal {
  const standardized = (x: Tensor): Tensor => tf.div(tf.maximum(x, 0), scale);
  const defined = defineDistribution({
    family: 'HalfNormal',
    parameters: { scale: [scale, positive] },
    support: nonNegative,
    reparameterized: 'location and scale',
    draw: (key, shape) => tf.mul(scale, tf.abs(gaussian(key, shape))),
    logProb: (x) =>
      whereInside(tf.logicalNot(tf.less(x, 0)), x, 1, (inside) => {
        const squares = tf.square(tf.div(inside, scale));
        return tf.sub(tf.mul(squares, -0.5), tf.add(tf.log(scale), 0.5 * Math.log(Math.PI / 2)));
      }),
    mean: () => tf.mul(scale, Math.sqrt(2 / Math.PI)),
    variance: () => tf.mul(tf.square(scale), 1 - 2 / Math.PI),
    mode: () => 0,
    entropy: () => tf.add(tf.log(scale), 0.5 * Math.log(Math.PI / 2) + 0.5),
    cdf: (x) => erf(tf.mul(standardized(x), Math.SQRT1_2)),
    logCdf: (x) => tf.log(erf(tf.mul(standardized(x), Math.SQRT1_2))),
    icdf: (p) => tf.mul(tf.mul(scale, Math.SQRT2), erfinv(p)),
  });
  return { ...defined, scale };
}

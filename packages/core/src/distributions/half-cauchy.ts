import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nonNegative } from '../constraints/non-negative.js';
import { positive } from '../constraints/positive.js';
import { cauchy } from '../random/cauchy.js';
import { log1pSquare } from './log1p-square.js';
import { whereInside } from './where-inside.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasCdf,
  HasEntropy,
  HasIcdf,
  HasLogCdf,
  HasMode,
  Reparameterized,
} from './distribution.js';
import type { Parameter } from './parameter.js';

/** What a half-Cauchy distribution is made of; the shapes broadcast to the batch shape. */
export interface HalfCauchyOptions {
  /** Scale s > 0. */
  readonly scale: Parameter;
}

/** A half-Cauchy distribution: what {@link halfCauchy} makes. */
export interface HalfCauchy
  extends
    ContinuousDistribution,
    HasMode,
    HasEntropy,
    HasCdf,
    HasLogCdf,
    HasIcdf,
    Reparameterized,
    HalfCauchyOptions {
  /** The family's name. */
  readonly family: 'HalfCauchy';
}

/**
 * Half-Cauchy distribution: the size of a Cauchy scalar of location 0, a prior of scales.
 *
 *     log p(x) = log(2 / π s) − log(1 + x² / s²)   for x ≥ 0
 *
 * It has no mean. `sample` is reparameterized (Gelman 2006, "Prior distributions for variance
 * parameters in hierarchical models", §3.2,
 * https://doi.org/10.1214/06-BA117A).
 *
 * @example
 * ```ts
 * import { halfCauchy, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = halfCauchy({ scale: tf.tensor1d([1, 2]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function halfCauchy({ scale }: HalfCauchyOptions): HalfCauchy {
  const standardized = (x: Tensor): Tensor => tf.div(tf.maximum(x, 0), scale);
  const cdf = (x: Tensor): Tensor => tf.mul(tf.atan(standardized(x)), 2 / Math.PI);
  const defined = defineDistribution({
    family: 'HalfCauchy',
    parameters: { scale: [scale, positive] },
    support: nonNegative,
    reparameterized: 'location and scale',
    draw: (key, shape) => tf.mul(scale, tf.abs(cauchy(key, shape))),
    logProb: (x) =>
      whereInside(tf.logicalNot(tf.less(x, 0)), x, 1, (inside) => {
        const logNormalizer = tf.add(tf.log(scale), Math.log(Math.PI / 2));
        return tf.neg(tf.add(log1pSquare(tf.div(inside, scale)), logNormalizer));
      }),
    mode: () => 0,
    entropy: () => tf.add(tf.log(scale), Math.log(2 * Math.PI)),
    cdf,
    logCdf: (x) => tf.log(cdf(x)),
    icdf: (p) => tf.mul(scale, tf.tan(tf.mul(p, Math.PI / 2))),
  });
  return { ...defined, scale };
}

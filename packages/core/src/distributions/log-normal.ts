import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positive } from '../constraints/positive.js';
import { real } from '../constraints/real.js';
import { gaussian } from '../random/gaussian.js';
import { normal } from './normal.js';
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

/** What a log-normal distribution is made of; the shapes broadcast to the batch shape. */
export interface LogNormalOptions {
  /** Mean μ of the logarithm. */
  readonly loc: Parameter;
  /** Standard deviation σ > 0 of the logarithm. */
  readonly scale: Parameter;
}

/** A log-normal distribution: what {@link logNormal} makes. */
export interface LogNormal
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
    LogNormalOptions {
  /** The family's name. */
  readonly family: 'LogNormal';
}

/**
 * Log-normal distribution: the exponential of a normal scalar.
 *
 *     log p(x) = −½ ((log x − μ) / σ)² − log σ x − ½ log 2π   for x > 0
 *
 * Mean e^{μ + σ²/2}, mode e^{μ − σ²}. `sample` is reparameterized
 * (Johnson, Kotz & Balakrishnan 1994, "Continuous univariate
 * distributions, volume 1", ch. 14, https://www.wiley.com/en-us/p-9780471584957).
 *
 * @example
 * ```ts
 * import { key, logNormal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = logNormal({ loc: tf.tensor1d([-1, 1]), scale: 0.5 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function logNormal({ loc, scale }: LogNormalOptions): LogNormal {
  const base = normal({ loc, scale });
  const square = (): Tensor => tf.square(scale);
  const isAbove = (x: Tensor): Tensor => tf.logicalNot(tf.lessEqual(x, 0));
  const logOf = (x: Tensor): Tensor => tf.log(tf.where(isAbove(x), x, 1));
  const defined = defineDistribution({
    family: 'LogNormal',
    parameters: { loc: [loc, real], scale: [scale, positive] },
    support: positive,
    reparameterized: 'location and scale',
    draw: (key, shape) => tf.exp(tf.add(loc, tf.mul(scale, gaussian(key, shape)))),
    logProb: (x) =>
      whereInside(isAbove(x), x, 1, (inside) => {
        const logX = tf.log(inside);
        return tf.sub(base.logProb(logX), logX);
      }),
    mean: () => tf.exp(tf.add(loc, tf.mul(square(), 0.5))),
    variance: () => tf.mul(tf.expm1(square()), tf.exp(tf.add(tf.mul(loc, 2), square()))),
    mode: () => tf.exp(tf.sub(loc, square())),
    entropy: () => tf.add(base.entropy(), loc),
    cdf: (x) => tf.where(isAbove(x), base.cdf(logOf(x)), 0),
    logCdf: (x) => tf.where(isAbove(x), base.logCdf(logOf(x)), -Infinity),
    icdf: (p) => tf.exp(base.icdf(p)),
  });
  return { ...defined, loc, scale };
}

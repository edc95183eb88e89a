import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positive } from '../constraints/positive.js';
import { real } from '../constraints/real.js';
import { gaussian } from '../random/gaussian.js';
import { logNdtr } from '../special/log-ndtr.js';
import { ndtr } from '../special/ndtr.js';
import { ndtri } from '../special/ndtri.js';
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
import type { Parameter } from './parameter.js';

const LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

/** What a normal distribution is made of; the shapes broadcast to the batch shape. */
export interface NormalOptions {
  /** Mean μ. */
  readonly loc: Parameter;
  /** Standard deviation σ > 0. */
  readonly scale: Parameter;
}

/** A normal distribution: what {@link normal} makes. */
export interface Normal
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
    NormalOptions {
  /** The family's name. */
  readonly family: 'Normal';
}

/**
 * Normal distribution N(μ, σ²) of a scalar.
 *
 *     log p(x) = −½ ((x − μ) / σ)² − log σ − ½ log 2π
 *
 * `sample` is reparameterized, x = μ + σ ε with ε of {@link gaussian}, so gradients reach `loc` and
 * `scale` (Kingma & Welling 2014, "Auto-encoding variational Bayes", §2.4,
 * https://arxiv.org/abs/1312.6114). For vectors with a diagonal covariance, wrap it in
 * {@link independent}.
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = normal({ loc: tf.tensor1d([-1, 1]), scale: 0.5 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function normal({ loc, scale }: NormalOptions): Normal {
  const standardized = (x: Tensor): Tensor => tf.div(tf.sub(x, loc), scale);
  const defined = defineDistribution({
    family: 'Normal',
    parameters: { loc: [loc, real], scale: [scale, positive] },
    support: real,
    reparameterized: 'location and scale',
    draw: (key, shape) => tf.add(loc, tf.mul(scale, gaussian(key, shape))),
    logProb: (x) => {
      const squares = tf.square(standardized(x));
      return tf.sub(tf.mul(squares, -0.5), tf.add(tf.log(scale), LOG_SQRT_2PI));
    },
    mean: () => loc,
    variance: () => tf.square(scale),
    mode: () => loc,
    cdf: (x) => ndtr(standardized(x)),
    logCdf: (x) => logNdtr(standardized(x)),
    logSurvival: (x) => logNdtr(tf.neg(standardized(x))),
    icdf: (p) => tf.add(loc, tf.mul(scale, ndtri(p))),
    entropy: () => tf.add(tf.log(scale), LOG_SQRT_2PI + 0.5),
  });
  return { ...defined, loc, scale };
}

import * as tf from '@tensorflow/tfjs-core';
import { positive } from '../constraints/positive.js';
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
import { gammaSpec } from './gamma-spec.js';
import type { Parameter } from './parameter.js';

/** What a χ² distribution is made of. */
export interface ChiSquaredOptions {
  /** Degrees of freedom ν > 0, whole or not. */
  readonly degreesOfFreedom: Parameter;
}

/** A χ² distribution: what {@link chiSquared} makes. */
export interface ChiSquared
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
    ChiSquaredOptions {
  /** The family's name. */
  readonly family: 'ChiSquared';
}

/**
 * χ² distribution: the sum of the squares of ν standard normals, a gamma distribution of concentration
 * ν/2 and rate ½.
 *
 *     log p(x) = (ν/2 − 1) log x − x/2 − (ν/2) log 2 − log Γ(ν/2)   for x ≥ 0
 *
 * Mean ν. `sample` has implicit gradients (Figurnov et al. 2018, "Implicit reparameterization
 * gradients", https://arxiv.org/abs/1805.08498). The distribution: Johnson, Kotz & Balakrishnan 1994,
 * "Continuous univariate distributions, volume 1", ch. 18,
 * https://www.wiley.com/en-us/p-9780471584957.
 *
 * @example
 * ```ts
 * import { chiSquared, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = chiSquared({ degreesOfFreedom: tf.tensor1d([1, 5]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function chiSquared({ degreesOfFreedom }: ChiSquaredOptions): ChiSquared {
  const defined = defineDistribution({
    family: 'ChiSquared',
    parameters: { degreesOfFreedom: [degreesOfFreedom, positive] },
    ...gammaSpec(() => tf.div(degreesOfFreedom, 2), 0.5),
  });
  return { ...defined, degreesOfFreedom };
}

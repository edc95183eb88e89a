import type { Parameter } from './parameter.js';
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

/** What a gamma distribution is made of; the shapes broadcast to the batch shape. */
export interface GammaOptions {
  /** Concentration a > 0: below 1 the density is infinite at 0. */
  readonly concentration: Parameter;
  /** Rate β > 0. */
  readonly rate: Parameter;
}

/** A gamma distribution: what {@link gamma} makes. */
export interface Gamma
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
    GammaOptions {
  /** The family's name. */
  readonly family: 'Gamma';
}

/**
 * Gamma distribution: the sum of waiting times, and the conjugate prior of rates.
 *
 *     log p(x) = a log β − log Γ(a) + (a − 1) log x − β x   for x ≥ 0
 *
 * Mean a / β. `sample` has implicit gradients in the concentration (Figurnov et al. 2018, "Implicit
 * reparameterization gradients", https://arxiv.org/abs/1805.08498). The distribution: Johnson, Kotz &
 * Balakrishnan 1994, "Continuous univariate distributions, volume 1", ch. 17,
 * https://www.wiley.com/en-us/p-9780471584957.
 *
 * @example
 * ```ts
 * import { gamma, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = gamma({ concentration: tf.tensor1d([0.5, 3]), rate: 2 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function gamma({ concentration, rate }: GammaOptions): Gamma {
  const defined = defineDistribution({
    family: 'Gamma',
    parameters: { concentration: [concentration, positive], rate: [rate, positive] },
    ...gammaSpec(() => concentration, rate),
  });
  return { ...defined, concentration, rate };
}

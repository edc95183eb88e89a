import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positive } from '../constraints/positive.js';
import { digamma } from '../special/digamma.js';
import { gammaEntropy } from '../special/gamma-entropy.js';
import { gammaincc } from '../special/gammainc.js';
import { gammainccinv } from '../special/gammaincinv.js';
import { logGammaDensity } from '../special/log-gamma-density.js';
import { logGammainc, logGammaincc } from '../special/log-gamma-tails.js';
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
import { logGammaSample } from './log-gamma-sample.js';
import { ofTail } from './of-tail.js';
import { asTensor, type Parameter } from './parameter.js';
import { whereInside } from './where-inside.js';

const LARGEST = 1e37; // of scale / x

/** What an inverse gamma distribution is made of; the shapes broadcast to the batch shape. */
export interface InverseGammaOptions {
  /** Concentration a > 0: moments of order a and more are infinite. */
  readonly concentration: Parameter;
  /** Scale β > 0. */
  readonly scale: Parameter;
}

/** An inverse gamma distribution: what {@link inverseGamma} makes. */
export interface InverseGamma
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
    InverseGammaOptions {
  /** The family's name. */
  readonly family: 'InverseGamma';
}

/**
 * Inverse gamma distribution: of 1 / x where x is gamma distributed, the conjugate prior of variances.
 *
 *     log p(x) = a log β − log Γ(a) − (a + 1) log x − β / x   for x > 0
 *
 * Its mean, β / (a − 1), is infinite for a ≤ 1 and its variance for a ≤ 2. `sample` has implicit
 * gradients in the concentration (Figurnov et al. 2018, "Implicit reparameterization gradients",
 * https://arxiv.org/abs/1805.08498). The distribution: Johnson, Kotz & Balakrishnan 1994, "Continuous
 * univariate distributions, volume 1", ch. 17, https://www.wiley.com/en-us/p-9780471584957.
 *
 * @example
 * ```ts
 * import { inverseGamma, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = inverseGamma({ concentration: tf.tensor1d([3, 5]), scale: 2 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function inverseGamma({ concentration, scale }: InverseGammaOptions): InverseGamma {
  const shape = (): Tensor => asTensor(concentration);
  const inverse = (x: Tensor): Tensor => tf.minimum(tf.div(scale, x), LARGEST);
  /** What holds above a concentration, and ∞ below, with finite gradients. */
  const above = (least: number, moment: (a: Tensor) => Tensor): Tensor => {
    const exists = tf.greater(concentration, least);
    return tf.where(exists, moment(tf.where(exists, shape(), least + 1)), Infinity);
  };
  const defined = defineDistribution({
    family: 'InverseGamma',
    parameters: { concentration: [concentration, positive], scale: [scale, positive] },
    support: positive,
    reparameterized: 'implicit',
    draw: (key, whole) => tf.mul(tf.exp(tf.neg(logGammaSample(key, whole, concentration))), scale),
    logProb: (x) =>
      whereInside(tf.logicalNot(tf.lessEqual(x, 0)), x, 1, (inside) =>
        tf.sub(logGammaDensity(shape(), inverse(inside)), tf.log(inside)),
      ),
    mean: () => above(1, (a) => tf.div(scale, tf.sub(a, 1))),
    variance: () => above(2, (a) => tf.div(tf.square(tf.div(scale, tf.sub(a, 1))), tf.sub(a, 2))),
    mode: () => tf.div(scale, tf.add(concentration, 1)),
    entropy: () => {
      const a = shape();
      return tf.add(tf.sub(gammaEntropy(a), tf.mul(digamma(a), 2)), tf.log(scale));
    },
    logCdf: (x) =>
      ofTail(x, tf.greater(x, 0), -Infinity, (inside) => logGammaincc(shape(), inverse(inside))),
    logSurvival: (x) =>
      ofTail(x, tf.greater(x, 0), 0, (inside) => logGammainc(shape(), inverse(inside))),
    icdf: (p) => tf.div(scale, gammainccinv(shape(), p)),
    cdf: (x) => {
      const isInside = tf.greater(x, 0);
      return tf.where(isInside, gammaincc(shape(), inverse(tf.where(isInside, x, 1))), 0);
    },
  });
  return { ...defined, concentration, scale };
}

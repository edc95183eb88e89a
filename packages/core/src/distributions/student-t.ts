import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { positive } from '../constraints/positive.js';
import { real } from '../constraints/real.js';
import { gaussian } from '../random/gaussian.js';
import { split } from '../random/split.js';
import { betainc } from '../special/betainc.js';
import { logBetainc } from '../special/log-beta-tails.js';
import { digammaDifference } from '../special/log-beta.js';
import { logitBetaQuantile } from '../special/logit-beta-quantile.js';
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
import { asTensor, type Parameter } from './parameter.js';
import { studentTLogNormalizer, studentTLogProb } from './student-t-log-prob.js';

/** What a Student t distribution is made of; the shapes broadcast to the batch shape. */
export interface StudentTOptions {
  /** Degrees of freedom ν > 0: moments of order ν and more do not exist. */
  readonly degreesOfFreedom: Parameter;
  /** Location μ; default 0. */
  readonly loc?: Parameter;
  /** Scale s > 0; default 1. */
  readonly scale?: Parameter;
}

/** A Student t distribution: what {@link studentT} makes. */
export interface StudentT
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
    Required<StudentTOptions> {
  /** The family's name. */
  readonly family: 'StudentT';
}

/**
 * Student's t distribution: like the normal, with heavy tails.
 *
 *     log p(x) = −½ (ν + 1) log(1 + t²/ν) − log B(½, ν/2) − ½ log ν − log s,   t = (x − μ) / s
 *
 * The mean is undefined for ν ≤ 1, and NaN; the variance, s² ν / (ν − 2), is infinite for ν ≤ 2, and NaN
 * for ν ≤ 1. `sample` is μ + s z √(ν / 2G) with z standard normal and G a gamma draw with implicit
 * gradients (Figurnov et al. 2018, "Implicit reparameterization gradients",
 * https://arxiv.org/abs/1805.08498). The distribution: Johnson, Kotz & Balakrishnan 1995, "Continuous
 * univariate distributions, volume 2", ch. 28, https://www.wiley.com/en-us/p-9780471584940.
 *
 * @example
 * ```ts
 * import { key, studentT } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = studentT({ degreesOfFreedom: 4, loc: tf.tensor1d([-1, 1]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function studentT({ degreesOfFreedom, loc = 0, scale = 1 }: StudentTOptions): StudentT {
  const half = (): Tensor => tf.div(degreesOfFreedom, 2);
  const standardized = (x: Tensor): Tensor => tf.div(tf.sub(x, loc), scale);
  /** −log p(0) of the standard distribution. */
  const logNormalizer = (): Tensor => studentTLogNormalizer(asTensor(degreesOfFreedom));
  /** log P(T ≤ t): that of a beta distribution where t is far below 0. */
  const logBelow = (t: Tensor): Tensor => {
    const nu = asTensor(degreesOfFreedom);
    const isFar = tf.less(t, -1);
    const near = tf.log(standardCdf(nu, tf.maximum(t, -1), logNormalizer()));
    const ratio = tf.div(tf.square(tf.minimum(t, -1)), nu);
    const share = tf.maximum(tf.reciprocal(tf.add(ratio, 1)), 1e-37);
    return tf.where(isFar, tf.sub(logBetainc(half(), tf.scalar(0.5), share), Math.LN2), near);
  };
  const existsAbove = (order: number): Tensor => tf.greater(degreesOfFreedom, order);
  const defined = defineDistribution({
    family: 'StudentT',
    parameters: {
      degreesOfFreedom: [degreesOfFreedom, positive],
      loc: [loc, real],
      scale: [scale, positive],
    },
    support: real,
    reparameterized: 'implicit',
    draw: (key, whole) => {
      const [forNormal, forGamma] = split(key);
      const logRatio = tf.sub(tf.log(half()), logGammaSample(forGamma, whole, half()));
      const t = tf.mul(gaussian(forNormal, whole), tf.exp(tf.div(logRatio, 2)));
      return tf.add(loc, tf.mul(scale, t));
    },
    logProb: (x) => studentTLogProb(x, degreesOfFreedom, loc, scale),
    mean: () => tf.where(existsAbove(1), loc, NaN),
    variance: () => {
      const [isDefined, isFinite] = [existsAbove(1), existsAbove(2)];
      const nu = tf.where(isFinite, degreesOfFreedom, 3);
      const finite = tf.mul(tf.square(scale), tf.div(nu, tf.sub(nu, 2)));
      return tf.where(isDefined, tf.where(isFinite, finite, Infinity), NaN);
    },
    mode: () => loc,
    entropy: () => {
      const slope = digammaDifference(half(), tf.scalar(0.5)); // ψ(ν/2) − ψ((ν + 1)/2)
      const spread = tf.mul(tf.mul(tf.add(degreesOfFreedom, 1), -0.5), slope);
      return tf.add(tf.add(spread, logNormalizer()), tf.log(scale));
    },
    cdf: (x) => standardCdf(asTensor(degreesOfFreedom), standardized(x), logNormalizer()),
    logCdf: (x) => logBelow(standardized(x)),
    logSurvival: (x) => logBelow(tf.neg(standardized(x))),
    icdf: (p) => tf.add(loc, tf.mul(scale, standardQuantile(half(), p, logNormalizer()))),
  });
  return { ...defined, degreesOfFreedom, loc, scale };
}

/**
 * The t with P(T ≤ t) = p: ν / (ν + t²) has a beta distribution, and as logit x = −log(t² / ν) is what is
 * solved for, neither tail nor centre loses digits.
 */
function standardQuantile(half: Tensor, p: Tensor, logNormalizer: Tensor): Tensor {
  const distance = tf.sub(p, 0.5);
  const rest = tf.mul(tf.abs(distance), 2);
  const isCentre = tf.less(rest, CENTRE);
  const both = tf.where(isCentre, 0.5, tf.mul(tf.minimum(p, tf.sub(1, p)), 2));
  const y = logitBetaQuantile(half, tf.scalar(0.5), both, tf.where(isCentre, 0.5, rest));
  const size = tf.mul(tf.sqrt(tf.mul(half, 2)), tf.exp(tf.mul(y, -0.5)));
  const linear = tf.mul(distance, tf.exp(logNormalizer));
  return tf.where(isCentre, linear, tf.mul(tf.sign(distance), size));
}

const CENTRE = 1e-6; // |t| below which the distribution function is a line to float32

/** P(T ≤ t), by that incomplete beta function whose argument is at most ½. */
function standardCdf(nu: Tensor, t: Tensor, logNormalizer: Tensor): Tensor {
  const isCentre = tf.less(tf.abs(t), CENTRE);
  const square = tf.square(tf.where(isCentre, 1, t));
  const isNear = tf.less(square, nu);
  const half = tf.mul(tf.div(nu, 2), tf.onesLike(square));
  const ratio = tf.where(isNear, square, tf.mul(nu, tf.onesLike(square)));
  const mass = tf.mul(
    betainc(
      tf.where(isNear, 0.5, half),
      tf.where(isNear, half, 0.5),
      tf.div(ratio, tf.add(nu, square)),
    ),
    0.5,
  );
  const near = tf.add(tf.mul(tf.sign(t), mass), 0.5);
  const far = tf.where(tf.less(t, 0), mass, tf.sub(1, mass));
  const atCentre = tf.add(tf.mul(t, tf.exp(tf.neg(logNormalizer))), 0.5);
  return tf.where(isCentre, atCentre, tf.where(isNear, near, far));
}

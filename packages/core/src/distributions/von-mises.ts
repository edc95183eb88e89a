import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { interval } from '../constraints/interval.js';
import { nonNegative } from '../constraints/non-negative.js';
import { real } from '../constraints/real.js';
import { vonMises as vonMisesDraw } from '../random/von-mises.js';
import { besselExcess } from '../special/bessel-ratio.js';
import { elementwise } from '../special/elementwise.js';
import { i0e } from '../special/i0e.js';
import { implicitAngle, vonMisesTail } from '../special/implicit-angle.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasCdf,
  HasEntropy,
  HasLogCdf,
  HasLogSurvival,
  HasMode,
  Reparameterized,
} from './distribution.js';
import { implicitly } from './implicitly.js';
import { asTensor, type Parameter } from './parameter.js';
import { PI, turnsOf, wrapped } from './turn.js';
import { vonMisesLogCdf } from './von-mises-log-cdf.js';

/** What a von Mises distribution is made of; the shapes broadcast to the batch shape. */
export interface VonMisesOptions {
  /** Mean direction μ in radians. */
  readonly loc: Parameter;
  /** Concentration κ ≥ 0: 0 for the uniform distribution, 1/κ is about the variance of a large one. */
  readonly concentration: Parameter;
}

/** A von Mises distribution: what {@link vonMises} makes. */
export interface VonMises
  extends
    ContinuousDistribution,
    HasMode,
    HasEntropy,
    HasCdf,
    HasLogCdf,
    HasLogSurvival,
    Reparameterized,
    VonMisesOptions {
  /** The family's name. */
  readonly family: 'VonMises';
}

/**
 * Von Mises distribution of an angle in radians: the normal distribution of the circle.
 *
 *     log p(x) = κ cos(x − μ) − log 2π I₀(κ)
 *
 * Samples lie between −π and π; `logProb` takes any angle, and `cdf` counts from −π. `sample` has
 * implicit gradients (Figurnov et al. 2018, "Implicit reparameterization gradients",
 * https://arxiv.org/abs/1805.08498). The distribution: Mardia & Jupp 2000, "Directional statistics",
 * §3.5.4, https://doi.org/10.1002/9780470316979.
 *
 * @example
 * ```ts
 * import { key, vonMises } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = vonMises({ loc: tf.tensor1d([-1, 1]), concentration: 4 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function vonMises({ loc, concentration }: VonMisesOptions): VonMises {
  const kappa = (): Tensor => asTensor(concentration);
  /** P(X ≤ x), where whole turns count as 1. */
  const unwrapped = (angle: Tensor): Tensor =>
    tf.add(standardCdf(kappa(), wrapped(angle)), turnsOf(angle));
  /** log P(X ≤ x) of a mean direction. */
  const logTail = (x: Tensor, mean: Tensor): Tensor => {
    const isInside = tf.logicalAnd(tf.greater(x, -PI), tf.less(x, PI));
    const inside = vonMisesLogCdf(kappa(), mean, tf.where(isInside, x, 0), logDensity);
    const outside = tf.where(tf.less(x, 0), -Infinity, tf.zerosLike(inside));
    return tf.where(isInside, inside, outside);
  };
  const defined = defineDistribution({
    family: 'VonMises',
    parameters: { loc: [loc, real], concentration: [concentration, nonNegative] },
    support: interval(-PI, PI),
    events: real,
    reparameterized: 'implicit',
    draw: (key, whole) =>
      wrapped(tf.add(loc, moving(vonMisesDraw(key, whole, concentration), kappa()))),
    logProb: (x) => logDensity(kappa(), tf.sub(x, loc)),
    mode: () => wrapped(asTensor(loc)),
    entropy: () => {
      const k = kappa();
      return tf.add(tf.mul(k, besselExcess(0, k)), tf.log(tf.mul(i0e(k), 2 * Math.PI)));
    },
    cdf: (x) => {
      const start = unwrapped(tf.sub(-PI, loc));
      return tf.sub(unwrapped(tf.sub(tf.clipByValue(x, -PI, PI), loc)), start);
    },
    logCdf: (x) => logTail(x, asTensor(loc)),
    logSurvival: (x) => logTail(tf.neg(x), tf.neg(loc)),
  });
  return { ...defined, loc, concentration };
}

/** κ (cos θ − 1) − log 2π e⁻ᵏ I₀(κ), where large κ do not cancel. */
const logDensity = (kappa: Tensor, angle: Tensor): Tensor => {
  const versine = tf.mul(tf.square(tf.sin(tf.mul(angle, 0.5))), 2);
  return tf.sub(tf.neg(tf.mul(kappa, versine)), tf.log(tf.mul(i0e(kappa), 2 * Math.PI)));
};

/** ∂θ/∂κ of an angle with mean direction 0. */
const slopeOf = (angle: Tensor, kappa: Tensor): Tensor =>
  tf.mul(tf.sign(angle), implicitAngle(kappa, tf.abs(angle), besselExcess(0, kappa), 0));

const moving = implicitly((angle, kappa) => [slopeOf(angle, kappa!)]);

/** P(θ ≤ angle) of an angle between −π and π with mean direction 0. */
const standardCdf = elementwise<[kappa: Tensor, angle: Tensor]>('vonMises.cdf', {
  names: ['concentration', 'x'],
  value: (kappa, angle) => {
    const density = tf.exp(logDensity(kappa, angle));
    const tail = tf.mul(density, vonMisesTail(kappa, tf.abs(angle)));
    return tf.where(tf.less(angle, 0), tail, tf.sub(1, tail));
  },
  partials: (kappa, angle) => {
    const density = tf.exp(logDensity(kappa, angle));
    return [tf.neg(tf.mul(slopeOf(angle, kappa), density)), density];
  },
});

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { atLeast } from '../constraints/at-least.js';
import { positive } from '../constraints/positive.js';
import { exponential } from '../random/exponential.js';
import { log1mexp } from '../special/log1mexp.js';
import { asTensor } from './parameter.js';
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

/** What a Pareto distribution is made of; the shapes broadcast to the batch shape. */
export interface ParetoOptions {
  /** Concentration α > 0: the smaller, the heavier the tail. */
  readonly concentration: Parameter;
  /** Least value m > 0. */
  readonly scale: Parameter;
}

/** A Pareto distribution: what {@link pareto} makes. */
export interface Pareto
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
    ParetoOptions {
  /** The family's name. */
  readonly family: 'Pareto';
}

/**
 * Pareto distribution: a power law.
 *
 *     log p(x) = log α + α log m − (α + 1) log x   for x ≥ m
 *
 * The mean is infinite for α ≤ 1, the variance for α ≤ 2. `sample` is reparameterized,
 * x = m e^{E / α} with E exponential
 * (Johnson, Kotz & Balakrishnan 1994, "Continuous univariate
 * distributions, volume 1", ch. 20, https://www.wiley.com/en-us/p-9780471584957).
 *
 * @example
 * ```ts
 * import { key, pareto } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = pareto({ concentration: tf.tensor1d([2.5, 3]), scale: 1 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function pareto({ concentration, scale }: ParetoOptions): Pareto {
  const logSurvival = (x: Tensor): Tensor =>
    tf.neg(tf.mul(concentration, tf.log(tf.maximum(tf.div(x, scale), 1))));
  const placed = (e: Tensor): Tensor => tf.mul(scale, tf.exp(tf.div(e, concentration)));
  /** `f`, or infinity where the concentration is at most `least`. */
  const above = (least: number, f: (a: Tensor) => Tensor): Tensor => {
    const a = asTensor(concentration);
    const exists = tf.greater(a, least);
    return tf.where(exists, f(tf.where(exists, a, least + 1)), Infinity);
  };
  const defined = defineDistribution({
    family: 'Pareto',
    parameters: { concentration: [concentration, positive], scale: [scale, positive] },
    support: atLeast(scale),
    reparameterized: 'inverse cdf',
    draw: (key, shape) => placed(exponential(key, shape)),
    logProb: (x) =>
      whereInside(tf.logicalNot(tf.less(x, scale)), x, scale, (inside) => {
        const logRatio = tf.sub(tf.log(inside), tf.log(scale));
        const logHeight = tf.sub(tf.log(concentration), tf.log(inside));
        return tf.sub(logHeight, tf.mul(concentration, logRatio));
      }),
    mean: () =>
      tf.mul(
        scale,
        above(1, (a) => tf.div(a, tf.sub(a, 1))),
      ),
    variance: () => {
      const ofUnit = above(2, (a) => {
        const below = tf.mul(tf.square(tf.sub(a, 1)), tf.sub(a, 2));
        return tf.div(a, below);
      });
      return tf.mul(tf.square(scale), ofUnit);
    },
    mode: () => scale,
    entropy: () => {
      const logRatio = tf.sub(tf.log(scale), tf.log(concentration));
      return tf.add(tf.add(logRatio, 1), tf.div(1, concentration));
    },
    cdf: (x) => tf.neg(tf.expm1(logSurvival(x))),
    logCdf: (x) => log1mexp(logSurvival(x)),
    icdf: (p) => placed(tf.neg(tf.log1p(tf.neg(p)))),
  });
  return { ...defined, concentration, scale };
}

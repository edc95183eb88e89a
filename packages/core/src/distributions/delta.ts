import * as tf from '@tensorflow/tfjs-core';
import { real } from '../constraints/real.js';
import { defineDistribution } from './define-distribution.js';
import type {
  DiscreteDistribution,
  HasCdf,
  HasEntropy,
  HasLogCdf,
  HasMean,
  HasMode,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { spread, type Parameter } from './parameter.js';
import { whereInside } from './where-inside.js';

/** What a distribution of one value is made of. */
export interface DeltaOptions {
  /** The value. */
  readonly value: Parameter;
}

/** A distribution of one value: what {@link delta} makes. */
export interface Delta
  extends
    DiscreteDistribution,
    HasMean,
    HasVariance,
    HasMode,
    HasEntropy,
    HasCdf,
    HasLogCdf,
    Reparameterized,
    DeltaOptions {
  /** The family's name. */
  readonly family: 'Delta';
}

/**
 * The distribution of a scalar that has one value: a point mass.
 *
 *     log p(x) = 0 where x = v, −∞ elsewhere
 *
 * `sample` is the value itself, and gradients pass to it; through `logProb` they are zero. A vector is
 * `independent(delta({ value }), 1)` (Murphy 2022, "Probabilistic machine learning: an introduction",
 * §2.6.5, https://probml.github.io/pml-book/book1.html).
 *
 * @example
 * ```ts
 * import { delta, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = delta({ value: tf.tensor1d([-1, 2]) }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2], zeros
 * ```
 */
export function delta({ value }: DeltaOptions): Delta {
  const defined = defineDistribution({
    family: 'Delta',
    parameters: { value: [value, real] },
    support: real,
    reparameterized: 'location and scale',
    draw: (_, shape) => spread(value, shape),
    logProb: (x) =>
      whereInside(tf.equal(x, value), x, value, (inside) => tf.mul(tf.sub(inside, value), 0)),
    mean: () => value,
    variance: () => 0,
    mode: () => value,
    entropy: () => 0,
    cdf: (x) => tf.cast(tf.greaterEqual(x, value), 'float32'),
    logCdf: (x) => tf.where(tf.greaterEqual(x, value), 0, -Infinity),
  });
  return { ...defined, value };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { greaterThan } from '../constraints/greater-than.js';
import { interval } from '../constraints/interval.js';
import { real } from '../constraints/real.js';
import { uniform as uniformDraw } from '../random/uniform.js';
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

/** What an uniform distribution is made of; the shapes broadcast to the batch shape. */
export interface UniformOptions {
  /** Lower end; 0 by default. */
  readonly low?: Parameter;
  /** Upper end, above the lower; 1 by default. */
  readonly high?: Parameter;
}

/** An uniform distribution: what {@link uniform} makes. */
export interface Uniform
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
    Required<UniformOptions> {
  /** The family's name. */
  readonly family: 'Uniform';
}

/**
 * Uniform distribution of a scalar.
 *
 *     log p(x) = −log(high − low)   for low ≤ x ≤ high
 *
 * Its mode is given as its middle. `sample` is reparameterized
 * (Johnson, Kotz & Balakrishnan 1995, "Continuous univariate
 * distributions, volume 2", ch. 26, https://www.wiley.com/en-us/p-9780471584940).
 *
 * @example
 * ```ts
 * import { key, uniform } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = uniform({ low: tf.tensor1d([-1, 0]), high: 2 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function uniform({ low = 0, high = 1 }: UniformOptions = {}): Uniform {
  const width = (): Tensor => tf.sub(high, low);
  const middle = (): Tensor => tf.mul(tf.add(low, high), 0.5);
  const cdf = (x: Tensor): Tensor => tf.clipByValue(tf.div(tf.sub(x, low), width()), 0, 1);
  const defined = defineDistribution({
    family: 'Uniform',
    parameters: { low: [low, real], high: [high, greaterThan(low)] },
    support: interval(low, high),
    reparameterized: 'location and scale',
    draw: (key, shape) => tf.add(low, tf.mul(width(), uniformDraw(key, shape))),
    logProb: (x) => {
      const isInside = tf.logicalNot(tf.logicalOr(tf.less(x, low), tf.greater(x, high)));
      return whereInside(isInside, x, middle(), (inside) =>
        tf.sub(tf.mul(inside, 0), tf.log(width())),
      );
    },
    mean: middle,
    variance: () => tf.div(tf.square(width()), 12),
    mode: middle,
    entropy: () => tf.log(width()),
    cdf,
    logCdf: (x) => tf.log(cdf(x)),
    icdf: (p) => tf.add(low, tf.mul(width(), p)),
  });
  return { ...defined, low, high };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { greaterThan } from '../constraints/greater-than.js';
import { interval } from '../constraints/interval.js';
import { real } from '../constraints/real.js';
import { uniform } from '../random/uniform.js';
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

/** What a triangular distribution is made of; the shapes broadcast to the batch shape. */
export interface TriangularOptions {
  /** Lower end. */
  readonly low: Parameter;
  /** Most probable value, between the ends or at one. */
  readonly peak: Parameter;
  /** Upper end, above the lower. */
  readonly high: Parameter;
}

/** A triangular distribution: what {@link triangular} makes. */
export interface Triangular
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
    TriangularOptions {
  /** The family's name. */
  readonly family: 'Triangular';
}

/**
 * Triangular distribution of a scalar: a density that rises to a peak and falls, in straight lines.
 *
 *     p(x) = 2 (x − low) / ((high − low) (peak − low))    up to the peak
 *     p(x) = 2 (high − x) / ((high − low) (high − peak))   from there
 *
 * `sample` is reparameterized, through the quantiles
 * (Johnson, Kotz & Balakrishnan 1995, "Continuous univariate
 * distributions, volume 2", ch. 26, §9, https://www.wiley.com/en-us/p-9780471584940).
 *
 * @example
 * ```ts
 * import { key, triangular } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = triangular({ low: 0, peak: tf.tensor1d([0.5, 2]), high: 3 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function triangular({ low, peak, high }: TriangularOptions): Triangular {
  const [width, rise, fall] = [
    (): Tensor => tf.sub(high, low),
    (): Tensor => tf.sub(peak, low),
    (): Tensor => tf.sub(high, peak),
  ];
  const inside = (x: Tensor): Tensor => tf.minimum(tf.maximum(x, low), high);
  const cdf = (x: Tensor): Tensor => {
    const at = inside(x);
    const below = tf.divNoNan(tf.square(tf.sub(at, low)), tf.mul(width(), rise()));
    const above = tf.divNoNan(tf.square(tf.sub(high, at)), tf.mul(width(), fall()));
    return tf.where(tf.less(at, peak), below, tf.sub(1, above));
  };
  const icdf = (p: Tensor): Tensor => {
    const isBelow = tf.less(tf.mul(p, width()), rise());
    const root = (share: Tensor, side: Tensor): Tensor =>
      tf.sqrt(tf.mul(tf.mul(share, width()), side));
    // Each branch sees what it is asked for only: the slope of a root is infinite at 0.
    const up = tf.add(low, root(tf.where(isBelow, p, 0.5), rise()));
    const down = tf.sub(high, root(tf.where(isBelow, 0.5, tf.sub(1, p)), fall()));
    return tf.where(isBelow, up, down);
  };
  const defined = defineDistribution({
    family: 'Triangular',
    parameters: {
      low: [low, real],
      high: [high, greaterThan(low)],
      peak: [peak, interval(low, high)],
    },
    support: interval(low, high),
    reparameterized: 'inverse cdf',
    draw: (key, shape) => icdf(uniform(key, shape)),
    logProb: (x) => {
      const isInside = tf.logicalNot(tf.logicalOr(tf.less(x, low), tf.greater(x, high)));
      return whereInside(isInside, x, peak, (at) => {
        const isBelow = tf.less(at, peak);
        const isAbove = tf.greater(at, peak);
        // At the peak both shares are 1, also where a side has no length.
        const up = tf.div(tf.sub(at, low), tf.where(isBelow, rise(), 1));
        const down = tf.div(tf.sub(high, at), tf.where(isAbove, fall(), 1));
        const share = tf.where(isBelow, up, tf.where(isAbove, down, 1));
        const isNothing = tf.equal(share, 0);
        const logShare = tf.log(tf.where(isNothing, 1, share));
        const value = tf.sub(tf.add(logShare, Math.LN2), tf.log(width()));
        return tf.where(isNothing, -Infinity, value);
      });
    },
    mean: () => tf.div(tf.add(tf.add(low, peak), high), 3),
    variance: () => {
      const squares = tf.add(tf.square(width()), tf.mul(tf.neg(rise()), fall()));
      return tf.div(squares, 18);
    },
    mode: () => peak,
    entropy: () => tf.add(tf.log(width()), 0.5 - Math.LN2),
    cdf,
    logCdf: (x) => tf.log(cdf(x)),
    icdf,
  });
  return { ...defined, low, peak, high };
}

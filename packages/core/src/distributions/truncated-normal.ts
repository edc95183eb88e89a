import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { affine } from '../bijectors/affine.js';
import { chain } from '../bijectors/chain.js';
import { exp } from '../bijectors/exp.js';
import { atLeast } from '../constraints/at-least.js';
import type { Constraint, ContinuousConstraint } from '../constraints/constraint.js';
import { interval } from '../constraints/interval.js';
import { endsOf, textOf } from '../constraints/ends.js';
import { outside } from '../constraints/outside.js';
import { positive } from '../constraints/positive.js';
import { real } from '../constraints/real.js';
import { truncatedNormal as truncatedNormalDraw } from '../random/truncated-normal.js';
import { normalMoments, type NormalMoments } from '../special/normal-moments.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasCdf,
  HasEntropy,
  HasLogCdf,
  HasMean,
  HasMode,
  HasVariance,
  Reparameterized,
} from './distribution.js';
import { implicitly } from './implicitly.js';
import type { Parameter } from './parameter.js';
import { whereInside } from './where-inside.js';

const FAR = 1e6; // of standardized bounds, what stands for none

/** What a truncated normal distribution is made of; the shapes broadcast to the batch shape. */
export interface TruncatedNormalOptions {
  /** Mean μ of the normal that is truncated. */
  readonly loc: Parameter;
  /** Its standard deviation σ > 0. */
  readonly scale: Parameter;
  /** Smallest event; −∞, the default, for none. */
  readonly low?: Parameter;
  /** Largest event, above `low`; ∞, the default, for none. */
  readonly high?: Parameter;
}

/** A truncated normal distribution: what {@link truncatedNormal} makes. */
export interface TruncatedNormal
  extends
    ContinuousDistribution,
    HasMean,
    HasVariance,
    HasMode,
    HasEntropy,
    HasCdf,
    HasLogCdf,
    Reparameterized,
    Required<TruncatedNormalOptions> {
  /** The family's name. */
  readonly family: 'TruncatedNormal';
}

/**
 * Normal distribution N(μ, σ²) between two bounds.
 *
 *     log p(x) = −½ z² − log σ − ½ log 2π − log(Φ(b) − Φ(a))   for low ≤ x ≤ high
 *
 * with z, a and b standardized: z = (x − μ) / σ and so on. Bounds may lie however far in a tail. `sample`
 * has implicit gradients in all four parameters (Figurnov et al. 2018, "Implicit reparameterization
 * gradients", https://arxiv.org/abs/1805.08498). The distribution: Johnson, Kotz & Balakrishnan 1994,
 * "Continuous univariate distributions, volume 1", ch. 13,
 * https://www.wiley.com/en-us/p-9780471584957.
 *
 * @example
 * ```ts
 * import { key, truncatedNormal } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = truncatedNormal({ loc: tf.tensor1d([-1, 1]), scale: 0.5, low: 0 }); // batchShape [2]
 * const x = d.sample(key(0), [64]); // [64, 2]
 * const logProb = d.logProb(x); // [64, 2]
 * ```
 */
export function truncatedNormal(options: TruncatedNormalOptions): TruncatedNormal {
  const { loc, scale, low = -Infinity, high = Infinity } = options;
  const standardized = (x: Tensor): Tensor => tf.div(tf.sub(x, loc), scale);
  /** A bound, standardized: finite, and without gradients where there is none. */
  const bound = (limit: Parameter): Tensor => {
    const exists = tf.isFinite(limit);
    const z = standardized(tf.where(exists, limit, 0));
    const none = tf.mul(tf.sign(limit), FAR);
    return tf.clipByValue(tf.where(exists, z, tf.mul(none, tf.onesLike(z))), -FAR, FAR);
  };
  const bounds = (): [Tensor, Tensor] => [bound(low), bound(high)];
  const clipped = (x: Parameter): Tensor => tf.minimum(tf.maximum(x, low), high);
  const between = () => {
    const { nearest, moments } = normalMoments(...bounds());
    const [mass, first, second] = moments;
    return { nearest, mass, first: tf.div(first, mass), second: tf.div(second, mass) };
  };
  const logCdf = (x: Tensor): Tensor => {
    const [a, b] = bounds();
    return tf.minimum(logShare(standardized(clipped(x)), a, b), 0);
  };
  const defined = defineDistribution({
    family: 'TruncatedNormal',
    parameters: {
      loc: [loc, real],
      scale: [scale, positive],
      low: [low, above(-Infinity)],
      high: [high, above(low)],
    },
    support: rangeOf(low, high),
    reparameterized: 'implicit',
    draw: (key, whole) => {
      const [a, b] = bounds();
      const z = moving(truncatedNormalDraw(key, whole, a, b), a, b);
      return clipped(tf.add(loc, tf.mul(scale, z)));
    },
    logProb: (x) => {
      const isOutside = tf.logicalOr(tf.less(x, low), tf.greater(x, high));
      const { nearest, mass } = between();
      const centre = clipped(loc); // the most probable event
      return whereInside(tf.logicalNot(isOutside), x, centre, (inside) => {
        const distance = tf.div(tf.sub(inside, centre), scale);
        const power = tf.mul(distance, tf.add(tf.mul(distance, 0.5), nearest));
        return tf.neg(tf.add(power, tf.add(tf.log(mass), tf.log(scale))));
      });
    },
    mean: () => {
      const { nearest, first } = between();
      return tf.add(loc, tf.mul(scale, tf.add(nearest, first)));
    },
    variance: () => {
      const { first, second } = between();
      return tf.mul(tf.square(scale), tf.sub(second, tf.square(first)));
    },
    mode: () => clipped(loc),
    entropy: () => {
      const { nearest, mass, first, second } = between();
      const power = tf.add(tf.mul(second, 0.5), tf.mul(nearest, first));
      return tf.add(power, tf.add(tf.log(mass), tf.log(scale)));
    },
    cdf: (x) => tf.exp(logCdf(x)),
    logCdf,
  });
  return { ...defined, loc, scale, low, high };
}

/** Numbers and infinities above another. */
const above = (low: Parameter): Constraint => {
  const { given, numbers } = endsOf([low, -Infinity]);
  return {
    ...given,
    name: low === -Infinity ? 'a number or an infinity' : `a number above ${textOf(low, 'low')}`,
    eventRank: 0,
    violation: ([x = NaN], _, [least = NaN] = numbers) =>
      outside(!(x > least || (x === least && least === -Infinity)), least - x),
  };
};

/** From `low` to `high`, either of which may be missing. */
function rangeOf(low: Parameter, high: Parameter): ContinuousConstraint {
  if (high === Infinity) return low === -Infinity ? real : atLeast(low);
  if (low !== -Infinity) return interval(low, high);
  const { given, numbers } = endsOf([high, Infinity]);
  return {
    ...given,
    name: `a number up to ${textOf(high, 'high')}`,
    eventRank: 0,
    violation: ([x = NaN], _, [most = NaN] = numbers) =>
      outside(!(x <= most && x > -Infinity), Math.abs(x - most)),
    bijector: chain([exp, affine({ loc: high, scale: -1 })]),
  };
}

/** log P(Z ≤ z) between a and b. */
function logShare(z: Tensor, a: Tensor, b: Tensor): Tensor {
  const [part, all] = [normalMoments(a, z), normalMoments(a, b)];
  const isSome = tf.greater(part.moments[0], 0);
  const logPart = tf.log(tf.where(isSome, part.moments[0], 1));
  const logRatio = tf.sub(logPart, tf.log(all.moments[0]));
  const share = tf.sub(logRatio, halfSquares(part.nearest, all.nearest));
  return tf.where(isSome, share, -Infinity);
}

/** (x² − y²) / 2. */
const halfSquares = (x: Tensor, y: Tensor): Tensor =>
  tf.mul(tf.mul(tf.sub(x, y), tf.add(x, y)), 0.5);

/**
 * ∂z/∂a = φ(a) / φ(z) · P(Z > z) and ∂z/∂b = φ(b) / φ(z) · P(Z ≤ z), in which squares that cancel are
 * gone.
 */
const moving = implicitly((z, a, b) => {
  const all = normalMoments(a!, b!);
  const slope = (bound: Tensor, part: NormalMoments): Tensor => {
    const logDensities = tf.sub(halfSquares(z, part.nearest), halfSquares(bound, all.nearest));
    return tf.mul(tf.exp(logDensities), tf.div(part.moments[0], all.moments[0]));
  };
  return [slope(a!, normalMoments(z, b!)), slope(b!, normalMoments(a!, z))];
});

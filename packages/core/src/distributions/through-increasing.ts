import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Bijector, IncreasingBijector } from '../bijectors/bijector.js';
import { chain } from '../bijectors/chain.js';
import { identity } from '../bijectors/identity.js';
import type { Constraint, ContinuousConstraint } from '../constraints/constraint.js';
import { outside } from '../constraints/outside.js';
import type { HasCdf, HasIcdf, HasLogCdf, HasLogSurvival, HasSupport } from './distribution.js';

/** What a distribution keeps under an increasing map, each where it has it. */
export type KeptByIncreasing = HasCdf &
  HasLogCdf &
  HasLogSurvival &
  HasIcdf &
  HasSupport<ContinuousConstraint>;

/** What stands for infinity where the image of infinity is to be a number. */
const FAR = 3e38;
/** A number that every map takes. */
const ANYWHERE = 0.5;

/** Cdf, quantiles and support of y = f(x), for an f that grows, where those of x are known. */
export function throughIncreasing(
  base: Partial<KeptByIncreasing>,
  map: IncreasingBijector,
  context?: Tensor,
): Partial<KeptByIncreasing> {
  const { cdf, logCdf, logSurvival, icdf, support } = base;
  /** `f` of x, and constants below and above all y. */
  const ofX = (f: (x: Tensor) => Tensor, below: number, above: number) => (y: Tensor) =>
    tf.tidy(() => {
      const { isBelow, isAbove, inside } = placeIn(base, map, y, context);
      const within = f(map.inverse(inside, context).value);
      return tf.where(isBelow, below, tf.where(isAbove, above, within));
    });
  return {
    ...(cdf && { cdf: ofX(cdf, 0, 1) }),
    ...(logCdf && { logCdf: ofX(logCdf, -Infinity, 0) }),
    ...(logSurvival && { logSurvival: ofX(logSurvival, 0, -Infinity) }),
    ...(icdf && { icdf: (p) => tf.tidy(() => map.forward(icdf(p), context).value) }),
    ...(support && { support: imageOf(support, map, context) }),
  };
}

/** Where numbers lie that may be no image of an increasing map. */
export interface Place {
  /** Whether y is not above f(−∞). */
  readonly isBelow: Tensor;
  /** Whether y is not below f(∞). */
  readonly isAbove: Tensor;
  /** y, or what is an image where y is none: to be mapped back with finite gradients. */
  readonly inside: Tensor;
}

/** Tells images of what a distribution gives from what is none. */
export function placeIn(
  { support }: Partial<HasSupport>,
  map: IncreasingBijector,
  y: Tensor,
  context?: Tensor,
): Place {
  const anywhere = map.forward(tf.fill(y.shape, ANYWHERE), context).value;
  const [least, low, high, most] = endsOf(support, map, context);
  const isBelow = tf.logicalOr(tf.lessEqual(y, least), tf.less(y, low));
  const isAbove = tf.logicalOr(tf.greaterEqual(y, most), tf.greater(y, high));
  return { isBelow, isAbove, inside: tf.where(tf.logicalOr(isBelow, isAbove), anywhere, y) };
}

/** f(−∞), f of the ends of a support, which may belong to it, and f(∞); NaN where f is of fewer numbers. */
function endsOf(
  support: Constraint | undefined,
  map: IncreasingBijector,
  context: Tensor | undefined,
): [Tensor, Tensor, Tensor, Tensor] {
  const [least, most] = [-FAR, FAR].map((x) => map.forward(tf.scalar(x), context).value);
  const isScalar = support !== undefined && 'bijector' in support && support.eventRank === 0;
  const bijector = isScalar ? (support as ContinuousConstraint).bijector : identity;
  const [low, high] = [-FAR, FAR].map(
    (x) => map.forward(bijector.forward(tf.scalar(x)).value, context).value,
  );
  return [least!, low!, high!, most!];
}

/** The image of a range of numbers. */
function imageOf(
  support: ContinuousConstraint,
  map: IncreasingBijector,
  context?: Tensor,
): ContinuousConstraint {
  const name = `an image under ${map.name} of ${support.name}`;
  const bijector = (): Bijector => chain<Bijector>([support.bijector, map]);
  return {
    name,
    eventRank: 0,
    get ends() {
      return endsOf(support, map, context);
    },
    get bijector() {
      return bijector();
    },
    violation: ([x = NaN], _, [least = NaN, low = NaN, high = NaN, most = NaN] = []) => {
      const isInside = !(x <= least || x < low || x > high || x >= most) && Number.isFinite(x);
      return outside(!isInside, Math.max(low - x, x - high));
    },
  };
}

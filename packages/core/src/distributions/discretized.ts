import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { lattice } from '../constraints/lattice.js';
import { real } from '../constraints/real.js';
import { stopGradient } from '../derivatives/stop-gradient.js';
import { InputError } from '../input-error.js';
import { log1mexp } from '../special/log1mexp.js';
import { logsubexp } from '../special/logsubexp.js';
import { defineDistribution } from './define-distribution.js';
import type {
  DiscreteDistribution,
  Distribution,
  HasCdf,
  HasCheckedParameters,
  HasEntropy,
  HasIcdf,
  HasLogCdf,
  HasLogSurvival,
  HasMean,
  HasMode,
  HasSupport,
  HasVariance,
} from './distribution.js';
import { whereInside } from './where-inside.js';

/** The places that a distribution is discretized to. */
export interface DiscretizedOptions {
  /** Distance of neighbours; 1 by default. */
  readonly step?: number;
  /** Lowest place, which takes all below; none by default. */
  readonly low?: number;
  /** Highest place, which takes all above; none by default. */
  readonly high?: number;
}

/** Places between two ends: few enough to sum over. */
export interface BoundedPlaces extends DiscretizedOptions {
  readonly low: number;
  readonly high: number;
}

/** A distribution of scalars rounded to places: what {@link discretized} makes. */
export type Discretized<
  Base extends Distribution = Distribution,
  Places extends DiscretizedOptions = DiscretizedOptions,
> = DiscreteDistribution &
  HasCdf &
  HasLogCdf &
  HasLogSurvival &
  (Base extends HasMode ? HasMode : unknown) &
  (Places extends BoundedPlaces ? HasMean & HasVariance & HasEntropy : unknown) &
  Required<DiscretizedOptions> & {
    /** The family's name. */
    readonly family: 'Discretized';
    /** The distribution that is rounded. */
    readonly base: Base;
  };

/** A distribution that can be discretized. */
type Continuous = Distribution & HasCdf & HasLogCdf;

/**
 * A scalar distribution rounded to the nearest of places in equal steps, the ends of which take the tails:
 * of `logistic` the discretized logistic of images.
 *
 *     p(k) = F(k + ½ step) − F(k − ½ step)
 *
 * The log mass is a difference of log probabilities on that side which is the tail, so it is right far
 * from the median: above it where the base knows its `logSurvival`, else to 10⁻⁷ of the mass there. Where
 * a step is so small that the difference has no digits, it is the log density times the step. Between two
 * ends mean, variance and entropy are sums over all places. `mode` takes the base to have one peak. Gradients
 * pass through `logProb` to the base, through `sample` they are zero. Places are `low`, `low + step`, …,
 * or downwards from `high`, or multiples of the step (Salimans et al. 2017, "PixelCNN++", §2.1,
 * https://arxiv.org/abs/1701.05517).
 *
 * @param base a continuous distribution of numbers with a cdf.
 * @param places where the masses are: their step, and the ends if there are any.
 * @throws InputError where events of the base are not scalar, or the places are none.
 *
 * @example
 * ```ts
 * import { discretized, key, logistic } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const base = logistic({ loc: tf.tensor1d([-0.5, 0.5]), scale: 0.1 });
 * const pixels = discretized(base, { low: -1, high: 1, step: 2 / 255 }); // batchShape [2]
 * const x = pixels.sample(key(0), [64]); // [64, 2]
 * const logProb = pixels.logProb(x); // [64, 2], in nats
 * ```
 */
export function discretized<
  Base extends Continuous,
  const Places extends DiscretizedOptions = DiscretizedOptions,
>(base: Base, places: Places = {} as Places): Discretized<Base, Places> {
  const { step = 1, low = -Infinity, high = Infinity }: DiscretizedOptions = places;
  checkOptions(base, { step, low, high });
  const origin = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
  const half = step / 2;
  const placesFrom = (x: Tensor): Tensor => tf.div(tf.sub(x, origin), step);
  const placed = (places: Tensor): Tensor => tf.add(tf.mul(places, step), origin);
  /** The last place up to x, which rounding may have taken below its place. */
  const floored = (x: Tensor): Tensor => placed(tf.floor(tf.add(placesFrom(x), ROUNDING)));
  const isBelow = (x: Tensor): Tensor => tf.less(x, low - ROUNDING * step);
  const isLast = (x: Tensor): Tensor => tf.greater(x, high - half);
  const { logBelow, logAbove } = tailsOf(base);
  const { mode }: Partial<HasMode> = base as Distribution & Partial<HasMode>;
  /** The place of the base's peak, its neighbours, and the ends, which take the tails. */
  const candidates = (peak: Tensor): Tensor => {
    const near = [-step, 0, step].map((by) => tf.clipByValue(tf.add(peak, by), low, high));
    const ends = [low, high].filter(Number.isFinite).map((end) => tf.fill(peak.shape, end));
    return tf.stack([...near, ...ends]);
  };

  /** Log mass of a place. */
  const logMass = (x: Tensor): Tensor => {
    const [from, to] = [tf.sub(x, half), tf.add(x, half)];
    const [below, above] = [logBelow(to), logAbove(from)];
    const isFirst = tf.less(x, low + half);
    const isHighest = isLast(x);
    const isEnd = tf.logicalOr(isFirst, isHighest);
    const isLower = tf.logicalOr(
      isFirst,
      tf.logicalAnd(tf.logicalNot(isHighest), tf.less(below, above)),
    );
    const all = tf.where(isLower, below, above);
    const rest = tf.where(isEnd, -Infinity, tf.where(isLower, logBelow(from), logAbove(to)));
    // Of what is −∞ or has no digits, only what is not chosen would be undefined.
    const isNothing = tf.equal(all, -Infinity);
    const isNarrow = tf.logicalAnd(
      tf.logicalNot(isNothing),
      tf.less(tf.sub(all, tf.maximum(rest, -1e30)), NARROW),
    );
    const isPlain = tf.logicalNot(tf.logicalOr(isNothing, isNarrow));
    const difference = logsubexp(tf.where(isPlain, all, 0), tf.where(isPlain, rest, -1));
    const dense = tf.add(base.logProb(x), Math.log(step));
    return tf.where(isNothing, -Infinity, tf.where(isNarrow, dense, difference));
  };

  const defined = defineDistribution({
    family: 'Discretized',
    parameters: {},
    parts: [base as Partial<HasCheckedParameters>],
    batchShape: base.batchShape,
    support: lattice(step, low, high),
    draw: (key, shape) => {
      const outer = shape.slice(0, shape.length - base.batchShape.length);
      const places = tf.round(placesFrom(base.sample(key, outer)));
      return tf.minimum(tf.maximum(placed(places), low), high);
    },
    logProb: (x) => {
      const places = placesFrom(x);
      const nearest = tf.round(places);
      const isOff = tf.greater(tf.abs(tf.sub(places, nearest)), ROUNDING);
      const isBeyond = tf.logicalOr(tf.less(x, low - half), tf.greater(x, high + half));
      const isInside = tf.logicalNot(tf.logicalOr(isOff, isBeyond));
      return whereInside(isInside, placed(nearest), origin, logMass);
    },
    cdf: (x) => {
      const inside = base.cdf(tf.add(floored(x), half));
      return tf.where(isBelow(x), 0, tf.where(isLast(x), 1, inside));
    },
    logCdf: (x) => {
      const inside = logBelow(tf.add(floored(x), half));
      return tf.where(isBelow(x), -Infinity, tf.where(isLast(x), 0, inside));
    },
    logSurvival: (x) => {
      const inside = logAbove(tf.add(floored(x), half));
      return tf.where(isBelow(x), 0, tf.where(isLast(x), -Infinity, inside));
    },
    ...(mode && {
      mode: () => mostProbable(candidates(placed(tf.round(placesFrom(mode())))), logMass),
    }),
    ...(Number.isFinite(high - low) && sumsOver(base, placed, (high - low) / step, logMass)),
  });
  return { ...defined, base, step, low, high } as unknown as Discretized<Base, Places>;
}

/** Mean, variance and entropy by sums over places from 0 to `last`. */
function sumsOver(
  { batchShape }: Distribution,
  placed: (places: Tensor) => Tensor,
  last: number,
  logMass: (x: Tensor) => Tensor,
) {
  const ones = batchShape.map(() => 1);
  const all = (): Tensor => placed(tf.reshape(tf.range(0, Math.round(last) + 1), [-1, ...ones]));
  const expectation = (of: (x: Tensor, logMass: Tensor) => Tensor): Tensor => {
    const x = all();
    const logs = logMass(x);
    return tf.sum(tf.mul(tf.exp(logs), of(x, logs)), 0);
  };
  const mean = (): Tensor => expectation((x) => x);
  return {
    mean,
    variance: () => {
      const centre = mean();
      return expectation((x) => tf.squaredDifference(x, centre));
    },
    entropy: () => expectation((_, logs) => tf.neg(tf.where(tf.greater(logs, -Infinity), logs, 0))),
  };
}

/** Of places along the first axis, the most probable. */
function mostProbable(places: Tensor, logMass: (x: Tensor) => Tensor): Tensor {
  const best = tf.argMax(logMass(places), 0);
  const isBest = tf.equal(
    tf.reshape(tf.range(0, places.shape[0]!, 1, 'int32'), [-1, ...best.shape.map(() => 1)]),
    best,
  );
  return tf.sum(tf.where(isBest, places, 0), 0);
}

/** Share of a step by which rounding may take an event from its place. */
const ROUNDING = 1 / 16;

/** Difference of log probabilities below which the density has more digits than their difference. */
const NARROW = 1e-3;

type Tail = (x: Tensor) => Tensor;

/** Log probabilities of both tails, with finite gradients where they are −∞. */
function tailsOf(
  base: Continuous & Partial<HasLogSurvival & HasSupport & HasIcdf & HasMean>,
): Readonly<Record<'logBelow' | 'logAbove', Tail>> {
  const logBelow = (x: Tensor): Tensor => base.logCdf(x);
  const logAbove = (x: Tensor): Tensor => base.logSurvival?.(x) ?? log1mexp(base.logCdf(x));
  if (base.support === real && base.logSurvival) return { logBelow, logAbove };
  // Somewhere in the support, where the log probability of either tail is finite.
  const interior = (): Tensor => base.icdf?.(tf.scalar(0.5)) ?? base.mean?.() ?? tf.scalar(1);
  const guarded =
    (tail: Tail): Tail =>
    (x) => {
      const isNothing = tf.equal(tail(x), -Infinity);
      return tf.where(isNothing, -Infinity, tail(tf.where(isNothing, stopGradient(interior()), x)));
    };
  return { logBelow: guarded(logBelow), logAbove: guarded(logAbove) };
}

function checkOptions(
  { eventShape }: Distribution,
  { step, low, high }: Required<DiscretizedOptions>,
): void {
  const callee = 'discretized';
  if (eventShape.length > 0) {
    const [expected, got] = ['a distribution of scalars', `event shape [${eventShape}]`];
    throw new InputError({ callee, argument: 'base', expected, got });
  }
  if (!(step > 0 && step < Infinity)) {
    throw new InputError({ callee, argument: 'step', expected: 'above 0', got: `${step}` });
  }
  const places = (high - low) / step;
  const isWhole = places === Infinity || Math.abs(places - Math.round(places)) < ROUNDING;
  if (places > 0.5 && isWhole) return;
  throw new InputError({
    callee,
    argument: 'low, high',
    expected: `one or more steps of ${step} from low to high`,
    got: `${low}, ${high}`,
  });
}

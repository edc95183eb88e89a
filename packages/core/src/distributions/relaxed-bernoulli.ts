import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Constraint } from '../constraints/constraint.js';
import { openUnitInterval } from '../constraints/open-unit-interval.js';
import { positive } from '../constraints/positive.js';
import { real } from '../constraints/real.js';
import { unitInterval } from '../constraints/unit-interval.js';
import { logistic } from '../random/logistic.js';
import { logit } from '../special/logit.js';
import { defineDistribution } from './define-distribution.js';
import type {
  ContinuousDistribution,
  HasCdf,
  HasIcdf,
  HasLogCdf,
  HasLogSurvival,
  HasSampleAndLogProb,
  Reparameterized,
} from './distribution.js';
import { checkLogitsOrProbs, type LogitsOrProbs } from './logits-or-probs.js';
import { asTensor, type Parameter } from './parameter.js';
import { whereInside } from './where-inside.js';

/** What a relaxed Bernoulli distribution is made of: log-odds or probabilities of a 1, and a temperature. */
export type RelaxedBernoulliOptions = LogitsOrProbs & {
  /** Temperature τ > 0: near 0 draws are nearly 0 or 1, and gradients vary much. */
  readonly temperature: Parameter;
};

/** A relaxed Bernoulli distribution: what {@link relaxedBernoulli} makes. */
export type RelaxedBernoulli = ContinuousDistribution &
  HasCdf &
  HasLogCdf &
  HasLogSurvival &
  HasIcdf &
  HasSampleAndLogProb &
  Reparameterized &
  RelaxedBernoulliOptions & {
    /** The family's name. */
    readonly family: 'RelaxedBernoulli';
  };

/**
 * Relaxed Bernoulli distribution (binary concrete): a scalar in (0, 1) in place of a coin, through which
 * gradients pass.
 *
 *     x = σ((l + L) / τ),   L standard logistic
 *     log p(x) = log τ + log σ(t) + log σ(−t) − log x (1 − x),   t = τ logit x − l
 *
 * It rounds to 1 with the same probability at every temperature, that of the coin. Draws at low
 * temperatures are 0 or 1 in float32: their density is that of the nearest number inside, and
 * `sampleAndLogProb` has it of the draw before it was rounded. In log-space, the log-odds of a draw are
 * `logistic({ loc: l / τ, scale: 1 / τ })` (Maddison, Mnih & Teh 2017, "The concrete distribution", app.
 * B, https://arxiv.org/abs/1611.00712).
 *
 * @example
 * ```ts
 * import { key, relaxedBernoulli } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = relaxedBernoulli({ logits: tf.tensor1d([-2, 2]), temperature: 0.5 }); // batchShape [2]
 * const { sample, logProb } = d.sampleAndLogProb(key(0), [64]); // both [64, 2]
 * ```
 */
export function relaxedBernoulli(options: RelaxedBernoulliOptions): RelaxedBernoulli {
  const { temperature } = options;
  const odds = checkLogitsOrProbs('relaxedBernoulli', options);
  const logits = (): Tensor =>
    odds.logits === undefined ? logit(odds.probs) : asTensor(odds.logits);
  /** Quantiles of log-odds, of those of standard ones. */
  const placed = (standard: Tensor): Tensor => tf.div(tf.add(logits(), standard), temperature);
  /** Standard log-odds, of those of events. */
  const standard = (y: Tensor): Tensor => tf.sub(tf.mul(temperature, y), logits());
  /** Log density of an event by its log-odds, at which it is no larger where it is infinite. */
  const logDensity = (y: Tensor): Tensor => {
    const logSlope = tf.sub(tf.log(temperature), twoSides(standard(y)));
    return tf.add(logSlope, twoSides(y));
  };
  const clipped = (x: Tensor): Tensor => tf.clipByValue(x, LEAST, MOST);
  const standardOf = (x: Tensor): Tensor => standard(logit(clipped(x)));
  const defined = defineDistribution({
    family: 'RelaxedBernoulli',
    parameters: { ...judged(odds), temperature: [temperature, positive] },
    support: unitInterval,
    reparameterized: 'inverse cdf',
    draw: (key, shape) => tf.sigmoid(placed(logistic(key, shape))),
    sampleAndLogProb: (key, shape) => {
      const y = placed(logistic(key, shape));
      return { sample: tf.sigmoid(y), logProb: logDensity(y) };
    },
    logProb: (x) => {
      const isOutside = tf.logicalOr(tf.less(x, 0), tf.greater(x, 1));
      return whereInside(tf.logicalNot(isOutside), x, 0.5, (inside) =>
        logDensity(logit(clipped(inside))),
      );
    },
    cdf: (x) => atEnds(x, 0, tf.sigmoid(standardOf(x)), 1),
    logCdf: (x) => atEnds(x, -Infinity, tf.neg(tf.softplus(tf.neg(standardOf(x)))), 0),
    logSurvival: (x) => atEnds(x, 0, tf.neg(tf.softplus(standardOf(x))), -Infinity),
    icdf: (p) => tf.sigmoid(placed(logit(p))),
  });
  return { ...defined, ...odds, temperature };
}

/** The numbers next to 0 and 1 whose log-odds every engine knows. */
const LEAST = 1e-37;
const MOST = 1 - 2 ** -24;

/** −log σ(t) σ(−t). */
const twoSides = (t: Tensor): Tensor => tf.add(tf.softplus(t), tf.softplus(tf.neg(t)));

const atEnds = (x: Tensor, low: number, between: Tensor, high: number): Tensor =>
  tf.where(tf.lessEqual(x, 0), low, tf.where(tf.greaterEqual(x, 1), high, between));

const judged = (odds: LogitsOrProbs): Readonly<Record<string, readonly [Parameter, Constraint]>> =>
  odds.logits === undefined
    ? { probs: [odds.probs, openUnitInterval] }
    : { logits: [odds.logits, real] };

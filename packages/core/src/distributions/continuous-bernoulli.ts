import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { openUnitInterval } from '../constraints/open-unit-interval.js';
import { real } from '../constraints/real.js';
import { unitInterval } from '../constraints/unit-interval.js';
import { uniform } from '../random/uniform.js';
import { elementwise } from '../special/elementwise.js';
import { log1mexp } from '../special/log1mexp.js';
import { logit } from '../special/logit.js';
import { logNormalizer, meanOf, scoreOfCdf, varianceOf } from './continuous-bernoulli-moments.js';
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
import { checkLogitsOrProbs, type LogitsOrProbs } from './logits-or-probs.js';
import { asTensor } from './parameter.js';
import { whereInside } from './where-inside.js';

/** What a continuous Bernoulli distribution is made of: logits of λ, or λ as `probs`, between 0 and 1. */
export type ContinuousBernoulliOptions = LogitsOrProbs;

/** A continuous Bernoulli distribution: what {@link continuousBernoulli} makes. */
export type ContinuousBernoulli = ContinuousDistribution &
  HasMean &
  HasVariance &
  HasMode &
  HasEntropy &
  HasCdf &
  HasLogCdf &
  HasIcdf &
  Reparameterized &
  ContinuousBernoulliOptions & {
    /** The family's name. */
    readonly family: 'ContinuousBernoulli';
  };

/**
 * Continuous Bernoulli distribution of a scalar from 0 to 1, such as a grey pixel: the Bernoulli
 * expression, normalized.
 *
 *     log p(x) = x log λ + (1 − x) log(1 − λ) + log C(λ) = x l − log((eˡ − 1) / l)   with logits l
 *
 * Everything is right near λ = ½, where these forms are 0 / 0, and for logits of any size. The mean is
 * not λ but 1 / (1 − e⁻ˡ) − 1 / l. `sample` is reparameterized by the inverse cdf
 * (Loaiza-Ganem & Cunningham 2019, "The continuous Bernoulli: fixing a pervasive error in variational
 * autoencoders", https://arxiv.org/abs/1907.06845).
 *
 * @example
 * ```ts
 * import { continuousBernoulli, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = continuousBernoulli({ logits: tf.tensor1d([-2, 0, 2]) }); // batchShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3]
 * const logProb = d.logProb(x); // [64, 3]
 * ```
 */
export function continuousBernoulli(options: ContinuousBernoulliOptions): ContinuousBernoulli {
  const odds = checkLogitsOrProbs('continuousBernoulli', options);
  const logits = (): Tensor =>
    odds.logits === undefined ? logit(odds.probs) : tf.cast(asTensor(odds.logits), 'float32');
  const inUnit = (x: Tensor): Tensor => tf.clipByValue(x, 0, 1);
  const defined = defineDistribution({
    family: 'ContinuousBernoulli',
    parameters:
      odds.logits === undefined
        ? { probs: [odds.probs, openUnitInterval] }
        : { logits: [odds.logits, real] },
    support: unitInterval,
    reparameterized: 'inverse cdf',
    draw: (key, shape) => quantile(uniform(key, shape), logits()),
    logProb: (x) => {
      const isOutside = tf.logicalOr(tf.less(x, 0), tf.greater(x, 1));
      return whereInside(tf.logicalNot(isOutside), x, 0.5, (inside) =>
        logDensity(inside, logits()),
      );
    },
    mean: () => meanOf(logits()),
    variance: () => varianceOf(logits()),
    mode: () => tf.cast(tf.greater(logits(), 0), 'float32'),
    entropy: () => {
      const low = tf.neg(tf.abs(logits())); // entropy is even in l, and here nothing cancels
      return tf.sub(logNormalizer(low), tf.mul(low, meanOf(low)));
    },
    cdf: (x) => cdf(inUnit(x), logits()),
    logCdf: (x) => logCdf(inUnit(x), logits()),
    icdf: (p) => quantile(p, logits()),
  });
  return { ...defined, ...odds };
}

const logDensity: (x: Tensor, l: Tensor) => Tensor = elementwise<[x: Tensor, l: Tensor]>(
  'continuousBernoulli.logProb',
  {
    names: ['x', 'logits'],
    value: (x, l) => {
      const linear = tf.sub(tf.mul(x, l), tf.relu(l));
      return tf.sub(linear, logNormalizer(tf.neg(tf.abs(l))));
    },
    partials: (x, l) => [l, tf.sub(x, meanOf(l))],
  },
);

const logCdf: (x: Tensor, l: Tensor) => Tensor = elementwise<[x: Tensor, l: Tensor]>(
  'continuousBernoulli.logCdf',
  {
    names: ['x', 'logits'],
    value: (x, l) => {
      const a = tf.maximum(tf.abs(l), LEAST);
      const raised = tf.mul(tf.relu(l), tf.sub(x, 1));
      const inside = tf.sub(log1mexp(tf.neg(tf.mul(a, x))), log1mexp(tf.neg(a)));
      return tf.add(raised, inside);
    },
    partials: (x, l) => [tf.exp(tf.sub(logDensity(x, l), logCdf(x, l))), scoreOfCdf(x, l)],
  },
);

const cdf: (x: Tensor, l: Tensor) => Tensor = elementwise<[x: Tensor, l: Tensor]>(
  'continuousBernoulli.cdf',
  {
    names: ['x', 'logits'],
    value: (x, l) => tf.exp(logCdf(x, l)),
    partials: (x, l) => [tf.exp(logDensity(x, l)), tf.mul(cdf(x, l), scoreOfCdf(x, l))],
  },
);

/** log(1 + p (eˡ − 1)) / l, by that of −|l|; its derivative in l by the implicit function theorem. */
const quantile: (p: Tensor, l: Tensor) => Tensor = elementwise<[p: Tensor, l: Tensor]>(
  'continuousBernoulli.icdf',
  {
    names: ['p', 'logits'],
    value: (p, l) => {
      const a = tf.maximum(tf.abs(l), LEAST);
      const isHigh = tf.greater(l, 0);
      const q = tf.where(isHigh, tf.sub(1, p), p);
      const x = tf.minimum(tf.div(tf.log1p(tf.mul(q, tf.expm1(tf.neg(a)))), tf.neg(a)), 1);
      return tf.where(isHigh, tf.sub(1, x), x);
    },
    partials: (p, l) => {
      const x = quantile(p, l);
      const spread = tf.exp(tf.neg(logDensity(x, l)));
      return [spread, tf.neg(tf.mul(tf.mul(p, spread), scoreOfCdf(x, l)))];
    },
  },
);

/** Logits nearer to 0 than this make no difference to the cdf in float32. */
const LEAST = 1e-6;

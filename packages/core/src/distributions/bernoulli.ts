import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { binary } from '../constraints/binary.js';
import { unitInterval } from '../constraints/unit-interval.js';
import { drawBernoulli } from '../random/draw-bernoulli.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { logMassOfLogits, logMassOfProbs } from './bernoulli-log-mass.js';
import { defineDistribution } from './define-distribution.js';
import { chancesOf } from './chances.js';
import type {
  DiscreteDistribution,
  HasCdf,
  HasEntropy,
  HasLogCdf,
  HasMean,
  HasMode,
  HasVariance,
} from './distribution.js';
import type { LogitsOrProbs } from './logits-or-probs.js';
import { asTensor } from './parameter.js';

/** What a Bernoulli distribution is made of: log-odds or probabilities of a 1. */
export type BernoulliOptions = LogitsOrProbs;

/** A Bernoulli distribution: what {@link bernoulli} makes. */
export type Bernoulli = DiscreteDistribution &
  HasMean &
  HasVariance &
  HasMode &
  HasEntropy &
  HasCdf &
  HasLogCdf &
  BernoulliOptions & {
    /** The family's name. */
    readonly family: 'Bernoulli';
  };

/**
 * Bernoulli distribution of a scalar that is 0 or 1, in float32.
 *
 *     log p(x) = x log p + (1 − x) log(1 − p) = x l − log(1 + eˡ)   with logits l
 *
 * For x between 0 and 1, such as grey pixels, `logProb` gives the same expression, the negative
 * cross-entropy, which is no log mass. Gradients reach the logits or probabilities through `logProb`;
 * through `sample` they are zero (Murphy 2022, "Probabilistic machine learning: an introduction", §2.4,
 * https://probml.github.io/pml-book/book1.html).
 *
 * @example
 * ```ts
 * import { bernoulli, key } from '@gen/core';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const d = bernoulli({ logits: tf.tensor1d([-2, 0, 2]) }); // batchShape [3]
 * const x = d.sample(key(0), [64]); // [64, 3], zeros and ones
 * const logProb = d.logProb(x); // [64, 3]
 * ```
 */
export function bernoulli(options: BernoulliOptions): Bernoulli {
  const { odds, parameters, success: mean, failure, logFailure } = chancesOf('bernoulli', options);
  const logMass = (x: Tensor): Tensor =>
    odds.logits === undefined
      ? logMassOfProbs(asTensor(odds.probs), x)
      : logMassOfLogits(asTensor(odds.logits), x);
  const defined = defineDistribution({
    family: 'Bernoulli',
    parameters,
    support: binary,
    events: unitInterval,
    draw: (key, shape) => drawWhole(key, mean(), shape),
    logProb: logMass,
    mean,
    variance: () => tf.mul(mean(), failure()),
    mode: () => tf.cast(tf.greater(mean(), 0.5), 'float32'),
    // The expectation of −log p(x) is −log p at the mean: log p is linear in x.
    entropy: () => tf.neg(logMass(mean())),
    cdf: (x) => steps(x, 0, failure(), 1),
    logCdf: (x) => steps(x, -Infinity, logFailure(), 0),
  });
  return { ...defined, ...odds };
}

/** What is below 0, from 0 to below 1, and from 1 on. */
const steps = (x: Tensor, below: number, between: Tensor, above: number): Tensor =>
  tf.where(tf.less(x, 0), below, tf.where(tf.less(x, 1), between, above));

function drawWhole(key: Key, probs: Tensor, shape: Shape): Tensor {
  return drawBernoulli(key, probs, shape.slice(0, shape.length - probs.rank));
}

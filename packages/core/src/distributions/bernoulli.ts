import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { binary } from '../constraints/binary.js';
import type { Constraint } from '../constraints/constraint.js';
import { real } from '../constraints/real.js';
import { unitInterval } from '../constraints/unit-interval.js';
import { drawBernoulli } from '../random/draw-bernoulli.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { logMassOfLogits, logMassOfProbs } from './bernoulli-log-mass.js';
import { defineDistribution } from './define-distribution.js';
import type {
  DiscreteDistribution,
  HasEntropy,
  HasMean,
  HasMode,
  HasVariance,
} from './distribution.js';
import { checkLogitsOrProbs, type LogitsOrProbs } from './logits-or-probs.js';
import { asTensor, type Parameter } from './parameter.js';

/** What a Bernoulli distribution is made of: log-odds or probabilities of a 1. */
export type BernoulliOptions = LogitsOrProbs;

/** A Bernoulli distribution: what {@link bernoulli} makes. */
export interface Bernoulli extends DiscreteDistribution, HasMean, HasVariance, HasMode, HasEntropy {
  /** The family's name. */
  readonly family: 'Bernoulli';
}

/**
 * Bernoulli distribution of a scalar that is 0 or 1, in float32.
 *
 *     log p(x) = x log p + (1 − x) log(1 − p) = x l − log(1 + eˡ)   with logits l
 *
 * For x between 0 and 1, such as grey pixels, `logProb` gives the same expression, the negative
 * cross-entropy, which is no log mass. Gradients reach the logits or probabilities through `logProb`;
 * through `sample` they are zero.
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
  checkLogitsOrProbs('bernoulli', options);
  const { parameters, mean, logMass } =
    options.logits === undefined ? ofProbs(options.probs) : ofLogits(options.logits);
  return defineDistribution({
    family: 'Bernoulli',
    parameters,
    support: binary,
    events: unitInterval,
    draw: (key, shape) => drawWhole(key, mean(), shape),
    logProb: logMass,
    mean,
    variance: () => {
      const p = mean();
      return tf.mul(p, tf.sub(1, p));
    },
    mode: () => tf.cast(tf.greater(mean(), 0.5), 'float32'),
    // The expectation of −log p(x) is −log p at the mean: log p is linear in x.
    entropy: () => tf.neg(logMass(mean())),
  });
}

/** What differs between the two ways to make a Bernoulli distribution. */
interface Form {
  readonly parameters: Readonly<Record<string, readonly [Parameter, Constraint]>>;
  readonly mean: () => Tensor;
  readonly logMass: (x: Tensor) => Tensor;
}

const ofLogits = (logits: Parameter): Form => ({
  parameters: { logits: [logits, real] },
  mean: () => tf.sigmoid(logits),
  logMass: (x) => logMassOfLogits(asTensor(logits), x),
});

const ofProbs = (probs: Parameter): Form => {
  const mean = (): Tensor => tf.cast(asTensor(probs), 'float32');
  return {
    parameters: { probs: [probs, unitInterval] },
    mean,
    logMass: (x) => logMassOfProbs(asTensor(probs), x),
  };
};

function drawWhole(key: Key, probs: Tensor, shape: Shape): Tensor {
  return drawBernoulli(key, probs, shape.slice(0, shape.length - probs.rank));
}

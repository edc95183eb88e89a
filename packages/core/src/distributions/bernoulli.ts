import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkBroadcast } from '../broadcast-shape.js';
import { InputError } from '../input-error.js';
import { drawBernoulli } from '../random/draw-bernoulli.js';
import { logMassOfLogits, logMassOfProbs } from './bernoulli-log-mass.js';
import type { Distribution, HasEntropy, HasMean, HasVariance } from './distribution.js';
import { asTensor, shapeOf, type Parameter } from './parameter.js';

/** What a Bernoulli distribution is made of: logits, which stay exact in the tails, or probabilities. */
export type BernoulliOptions =
  | {
      /** Log-odds log p − log(1 − p). */
      readonly logits: Parameter;
      /** Not beside logits. */
      readonly probs?: never;
    }
  | {
      /** Not beside probabilities. */
      readonly logits?: never;
      /** Probabilities p of a 1. The range is checked where it is a number, not where it is a tensor. */
      readonly probs: Parameter;
    };

/** A Bernoulli distribution: what {@link bernoulli} makes. */
export interface Bernoulli extends Distribution, HasMean, HasVariance, HasEntropy {
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
export function bernoulli({ logits, probs }: BernoulliOptions): Bernoulli {
  const { batchShape, mean, logMass } =
    logits === undefined ? ofProbs(checkProbs(probs)) : ofLogits(logits);
  const logProb = (x: Tensor): Tensor => {
    checkBroadcast('bernoulli.logProb', 'x', x.shape, batchShape);
    return tf.tidy(() => logMass(x));
  };
  return {
    family: 'Bernoulli',
    batchShape,
    eventShape: [],
    sample: (key, shape = []) => tf.tidy(() => drawBernoulli(key, mean(), shape)),
    logProb,
    mean: () => tf.tidy(mean),
    variance: () =>
      tf.tidy(() => {
        const p = mean();
        return tf.mul(p, tf.sub(1, p));
      }),
    // The expectation of −log p(x) is −log p at the mean: log p is linear in x.
    entropy: () => tf.tidy(() => tf.neg(logMass(mean()))),
  };
}

/** What differs between the two ways to make a Bernoulli distribution. */
interface Form {
  readonly batchShape: readonly number[];
  readonly mean: () => Tensor;
  readonly logMass: (x: Tensor) => Tensor;
}

const ofLogits = (logits: Parameter): Form => ({
  batchShape: shapeOf(logits),
  mean: () => tf.sigmoid(logits),
  logMass: (x) => logMassOfLogits(asTensor(logits), x),
});

const ofProbs = (probs: Parameter): Form => ({
  batchShape: shapeOf(probs),
  mean: () => tf.cast(asTensor(probs), 'float32'),
  logMass: (x) => logMassOfProbs(asTensor(probs), x),
});

function checkProbs(probs: Parameter | undefined): Parameter {
  if (probs !== undefined && (typeof probs !== 'number' || (probs >= 0 && probs <= 1))) {
    return probs;
  }
  throw new InputError({
    callee: 'bernoulli',
    argument: 'probs',
    expected: 'a probability from 0 to 1, or logits',
    got: `${probs}`,
    remedy: 'Log-odds of any size are given as logits.',
  });
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Constraint } from '../constraints/constraint.js';
import { positive } from '../constraints/positive.js';
import { realVector } from '../constraints/real-vector.js';
import { simplex } from '../constraints/simplex.js';
import { gumbel } from '../random/gumbel.js';
import { checkCategories } from '../random/check-categories.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { checkLogitsOrProbs, type LogitsOrProbs } from './logits-or-probs.js';
import { asTensor, type Parameter } from './parameter.js';

/** Relaxed one-hot vectors, by their logarithms. */
export interface Concrete {
  /** Logits or probabilities, as they were given. */
  readonly odds: LogitsOrProbs<Tensor>;
  /** The same and the temperature, with where they must lie. */
  readonly parameters: Readonly<Record<string, readonly [Parameter, Constraint]>>;
  /** Number K of categories. */
  readonly count: number;
  /** Draws logarithms of a shape `[..., K]`. */
  readonly draw: (key: Key, whole: Shape) => Tensor;
  /** Log density of logarithms, `[..., K]` to `[...]`. */
  readonly logDensity: (y: Tensor) => Tensor;
}

/** The relaxed categories of logits or probabilities `[..., K]` at a temperature `[...]`. */
export function concreteOf(
  callee: string,
  options: LogitsOrProbs<Tensor>,
  temperature: Parameter,
): Concrete {
  const odds = checkLogitsOrProbs(callee, options);
  const [argument, given] =
    odds.logits === undefined
      ? (['probs', odds.probs] as const)
      : (['logits', odds.logits] as const);
  const count = checkCategories(callee, argument, given, given.shape.slice(0, -1));
  const logits = (): Tensor => (odds.logits === undefined ? tf.log(given) : given);
  const tau = (): Tensor => tf.expandDims(asTensor(temperature), -1);
  /** log (K − 1)! */
  const logFactorial = Array.from({ length: count - 1 }, (_, i) => Math.log(i + 1)).reduce(
    (sum, each) => sum + each,
    0,
  );
  return {
    odds,
    parameters: {
      [argument]: [given, odds.logits === undefined ? simplex : realVector],
      temperature: [temperature, positive],
    },
    count,
    draw: (key, whole) => {
      const scores = tf.div(tf.add(logits(), gumbel(key, whole)), tau());
      return scores.size === 0 ? scores : tf.logSoftmax(scores);
    },
    logDensity: (y) => {
      const logShares = tf.logSoftmax(tf.sub(logits(), tf.mul(tau(), y)));
      const logScale = tf.mul(tf.log(temperature), count - 1);
      return tf.add(tf.add(tf.sum(logShares, -1), logScale), logFactorial);
    },
  };
}

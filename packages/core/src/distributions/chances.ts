import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Constraint } from '../constraints/constraint.js';
import { real } from '../constraints/real.js';
import { unitInterval } from '../constraints/unit-interval.js';
import { logaddexp } from '../special/logaddexp.js';
import { checkLogitsOrProbs, type LogitsOrProbs } from './logits-or-probs.js';
import { asTensor, type Parameter } from './parameter.js';
import { logOrNothing } from './log-or-nothing.js';

/** How likely something is, and its opposite, each without rounding that of the other. */
export interface Chances {
  /** Logits or probabilities, as they were given. */
  readonly odds: LogitsOrProbs;
  /** The same, with where they must lie. */
  readonly parameters: Readonly<Record<string, readonly [Parameter, Constraint]>>;
  /** p. */
  readonly success: () => Tensor;
  /** 1 − p. */
  readonly failure: () => Tensor;
  /** log p. */
  readonly logSuccess: () => Tensor;
  /** log(1 − p). */
  readonly logFailure: () => Tensor;
}

/** The chances of odds, once it is checked that logits or probabilities are given. */
export function chancesOf(callee: string, options: LogitsOrProbs): Chances {
  const odds = checkLogitsOrProbs(callee, options);
  return odds.logits === undefined ? ofProbs(odds.probs) : ofLogits(odds.logits);
}

const ofLogits = (logits: Parameter): Chances => ({
  odds: { logits },
  parameters: { logits: [logits, real] },
  success: () => tf.sigmoid(logits),
  failure: () => tf.sigmoid(tf.neg(logits)),
  logSuccess: () => tf.neg(logaddexp(0, tf.neg(logits))),
  logFailure: () => tf.neg(logaddexp(0, logits)),
});

const ofProbs = (probs: Parameter): Chances => {
  const success = (): Tensor => tf.cast(asTensor(probs), 'float32');
  const failure = (): Tensor => tf.sub(1, success());
  return {
    odds: { probs },
    parameters: { probs: [probs, unitInterval] },
    success,
    failure,
    logSuccess: () => logOrNothing(success()),
    // 1 − p has the digits of log(1 − p) but where p is small.
    logFailure: () => {
      const p = success();
      const small = tf.minimum(p, 0.5);
      return tf.where(tf.less(p, 0.5), tf.log1p(tf.neg(small)), logOrNothing(failure()));
    },
  };
};

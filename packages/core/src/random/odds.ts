import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkLogitsOrProbs, type LogitsOrProbs } from '../distributions/logits-or-probs.js';
import type { Parameter } from '../distributions/parameter.js';
import type { Shape } from '../shape.js';
import { checkParameter } from './check-parameter.js';

/** A success in a form whose tails are right. */
export interface Chance {
  /** The smaller of p and 1 − p. */
  readonly minor: Tensor;
  /** Whether success is the larger, in booleans. */
  readonly likely: Tensor;
}

/** The odds that were given, once they are checked. */
export interface CheckedOdds {
  /** Logits or probabilities. */
  readonly parameter: Parameter;
  /** Makes a {@link Chance} of the parameter in a tensor. */
  readonly chanceOf: (parameter: Tensor) => Chance;
  /** The smaller of p and 1 − p where the parameter is a number. */
  readonly minor: number | undefined;
}

/** Throws an {@link InputError} unless odds are logits or probabilities that broadcast to a shape. */
export function checkOdds(callee: string, odds: LogitsOrProbs, shape: Shape): CheckedOdds {
  const { logits, probs } = checkLogitsOrProbs(callee, odds);
  if (logits !== undefined) {
    checkParameter(callee, 'logits', logits, shape, LOGITS);
    const minor = typeof logits === 'number' ? 1 / (1 + Math.exp(Math.abs(logits))) : undefined;
    return { parameter: logits, chanceOf: ofLogits, minor };
  }
  checkParameter(callee, 'probs', probs, shape, PROBS);
  const minor = typeof probs === 'number' ? Math.min(probs, 1 - probs) : undefined;
  return { parameter: probs, chanceOf: ofProbs, minor };
}

const LOGITS = { expected: 'log-odds', has: (l: number) => !Number.isNaN(l) };
const PROBS = { expected: 'a probability from 0 to 1', has: (p: number) => p >= 0 && p <= 1 };

const ofLogits = (logits: Tensor): Chance => ({
  minor: tf.sigmoid(tf.neg(tf.abs(logits))),
  likely: tf.greater(logits, 0),
});

const ofProbs = (probs: Tensor): Chance => ({
  minor: tf.minimum(probs, tf.sub(1, probs)),
  likely: tf.greater(probs, 0.5),
});

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Constraint } from '../constraints/constraint.js';
import { logWeights } from '../constraints/log-weights.js';
import { simplex } from '../constraints/simplex.js';
import { categoricalOfProbs } from '../random/categorical-of-probs.js';
import { categorical } from '../random/categorical.js';
import { checkCategories } from '../random/check-categories.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { logOrNothing } from './log-or-nothing.js';
import { checkLogitsOrProbs, type LogitsOrProbs } from './logits-or-probs.js';

/** How likely each of K categories is. */
export interface Categories {
  /** Logits or probabilities, as they were given. */
  readonly odds: LogitsOrProbs<Tensor>;
  /** The same, with where they must lie. */
  readonly parameters: Readonly<Record<string, readonly [Tensor, Constraint]>>;
  /** K. */
  readonly count: number;
  /** Normalized log probabilities, `[..., K]`: −∞ of what cannot be, with a gradient of 0. */
  readonly logProbs: () => Tensor;
  /** Draws categories of a shape, in int32. */
  readonly draw: (key: Key, shape: Shape) => Tensor;
}

/** The categories of logits or probabilities `[..., K]`, once they are checked. */
export function categoriesOf(callee: string, options: LogitsOrProbs<Tensor>): Categories {
  const odds = checkLogitsOrProbs(callee, options);
  return odds.logits === undefined ? ofProbs(callee, odds.probs) : ofLogits(callee, odds.logits);
}

const ofLogits = (callee: string, logits: Tensor): Categories => ({
  odds: { logits },
  parameters: { logits: [logits, logWeights] },
  count: checkCategories(callee, 'logits', logits, logits.shape.slice(0, -1)),
  logProbs: () => tf.logSoftmax(logits),
  draw: (key, shape) => categorical(key, shape, logits),
});

const ofProbs = (callee: string, probs: Tensor): Categories => ({
  odds: { probs },
  parameters: { probs: [probs, simplex] },
  count: checkCategories(callee, 'probs', probs, probs.shape.slice(0, -1)),
  logProbs: () => tf.logSoftmax(logOrNothing(probs)),
  draw: (key, shape) => categoricalOfProbs(key, shape, probs),
});

/** Log probabilities, and 0 where they are −∞: what can be multiplied by 0. */
export const finiteLogs = (logProbs: Tensor): Tensor =>
  tf.where(tf.greater(logProbs, -Infinity), logProbs, 0);

/** −Σ p log p over the last axis of log probabilities. */
export const entropyOf = (logProbs: Tensor): Tensor =>
  tf.neg(tf.sum(tf.mul(tf.exp(logProbs), finiteLogs(logProbs)), -1));

/** Categories as vectors of zeros with a single 1, of K elements, in float32. */
export const oneHotOf = (categories: Tensor, count: number): Tensor =>
  // tf.oneHot refuses one category, and on WASM gives the bits of integers where float32 is asked for.
  tf.cast(
    tf.equal(tf.expandDims(tf.cast(categories, 'float32'), -1), tf.range(0, count, 1)),
    'float32',
  );

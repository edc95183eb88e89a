import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { stopGradient } from '../../derivatives/stop-gradient.js';
import { InputError } from '../../input-error.js';
import { logaddexp } from '../../special/logaddexp.js';
import { checkScores, logMeanOfOthers, meanOfPairs } from './scores.js';

/** What {@link mine} remembers of the batches before. */
export interface MineOptions {
  /** `logAverage` of the batch before; none for the first. */
  readonly logAverage?: Tensor;
  /** How much of the average a new batch makes, above 0 and up to 1; 0.01 by default. */
  readonly rate?: number;
}

/** What {@link mine} gives. */
export interface MineBound {
  /** The Donsker–Varadhan bound of the batch, a scalar. */
  readonly value: Tensor;
  /** log of the moving average of the mean of e^f, a scalar: to be given to the next batch. */
  readonly logAverage: Tensor;
}

/**
 * The lower bound on mutual information in nats of Donsker and Varadhan, with MINE's gradient.
 *
 *     I(X; Y) ≥ E_{p(x, y)} [f] − log E_{p(x) p(y)} [e^f]
 *     gradient: E_{p(x, y)} [∇f] − E_{p(x) p(y)} [e^f ∇f] / average of E[e^f] over batches
 *
 * The logarithm of a batch's mean is biased upwards, and so is the gradient where it divides by the mean
 * of the same batch, as it does for the first; an average over batches takes most of that away. Tight
 * for f = log p(x | y) / p(x) + c (Belghazi et al. 2018, "MINE: mutual information neural estimation",
 * §3.2, https://arxiv.org/abs/1801.04062).
 *
 * @param scores f(xᵢ, yⱼ), shape `[n, n]`, of all pairs of a batch of n ≥ 2.
 *
 * @example
 * ```ts
 * import { mine } from '@gen/core/divergences';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const first = mine(tf.eye(8));
 * const next = mine(tf.eye(8), { logAverage: first.logAverage }); // value 1
 * ```
 */
export function mine(
  scores: Tensor,
  { logAverage: previous, rate = 0.01 }: MineOptions = {},
): MineBound {
  checkScores('mine', scores);
  checkRate(rate);
  return tf.tidy((): { value: Tensor; logAverage: Tensor } => {
    const [joint, logMean] = [meanOfPairs(scores), logMeanOfOthers(scores)];
    const logAverage = averaged(previous, stopGradient(logMean), rate);
    // Its gradient is the one that is wanted; its value is not.
    const surrogate = tf.sub(joint, tf.exp(tf.sub(logMean, logAverage)));
    const offset = stopGradient(tf.sub(tf.sub(joint, logMean), surrogate));
    return { value: tf.add(surrogate, offset), logAverage };
  });
}

function averaged(previous: Tensor | undefined, logMean: Tensor, rate: number): Tensor {
  if (previous === undefined || rate === 1) return logMean;
  const kept = tf.add(stopGradient(previous), Math.log1p(-rate));
  return logaddexp(kept, tf.add(logMean, Math.log(rate)));
}

function checkRate(rate: number): void {
  if (rate > 0 && rate <= 1) return;
  throw new InputError({
    callee: 'mine',
    argument: 'rate',
    expected: 'a number above 0 and up to 1',
    got: `${rate}`,
  });
}

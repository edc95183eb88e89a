import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { InputError } from '../../input-error.js';
import { scoreOf } from '../score-of.js';
import type { Score } from '../score.js';

/** Options of {@link bitsPerDimension}. */
export interface BitsPerDimensionOptions {
  /** How many dimensions an example has: 3,072 for 32 × 32 pixels in three colours. */
  readonly dimensions: number;
  /**
   * log |det| of each step of preprocessing, from data as they are counted to what the model sees: numbers,
   * or one for each example, `[n]`. Of pixels 0 … 255 with noise in [0, 1), scaled to [0, 1), that is
   * −dimensions · log 256; of a logit after it, what the logit returns. Forgotten, they make a score
   * that is wrong by a constant.
   */
  readonly logDeterminants?: readonly (Tensor | number)[];
}

/**
 * Bits per dimension of examples by their log-probabilities.
 *
 *     bits = −(log p(f(x)) + Σ log |det ∂f/∂x|) / (D log 2)
 *
 * Of noise added to whole numbers (dequantization) this is an upper bound on the bits that a code for the
 * numbers themselves would take (Theis, van den Oord & Bethge 2016, "A note on the evaluation of generative
 * models", §3.1, https://arxiv.org/abs/1511.01844).
 *
 * @param logProbs nats an example, of what the model sees, `[n]`.
 * @returns the mean over examples, with its standard error.
 * @throws InputError for another shape.
 *
 * @example
 * ```ts
 * import { bitsPerDimension } from '@gen/core/metrics';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const logProbs = tf.tensor1d([2100, 2050]); // of 28 × 28 pixels in [0, 1)
 * const logDeterminants = [-784 * Math.log(256)];
 * const { value } = await bitsPerDimension(logProbs, { dimensions: 784, logDeterminants }); // 4.2
 * ```
 */
export async function bitsPerDimension(
  logProbs: Tensor,
  { dimensions, logDeterminants = [] }: BitsPerDimensionOptions,
): Promise<Score> {
  checkCount('bitsPerDimension', 'dimensions', dimensions);
  checkShapes(logProbs, logDeterminants);
  const bits = tf.tidy(() => {
    const total = logDeterminants.reduce<Tensor>((sum, each) => tf.add(sum, each), logProbs);
    return tf.div(total, -dimensions * Math.LN2);
  });
  try {
    return await scoreOf(bits);
  } finally {
    bits.dispose();
  }
}

function checkShapes(logProbs: Tensor, logDeterminants: readonly (Tensor | number)[]): void {
  const check = (argument: string, x: Tensor, expected: string, fits: boolean): void => {
    if (fits) return;
    const got = `shape [${x.shape}]`;
    throw new InputError({ callee: 'bitsPerDimension', argument, expected, got });
  };
  check('logProbs', logProbs, 'shape [n] with n ≥ 1', logProbs.rank === 1 && logProbs.size > 0);
  for (const [i, each] of logDeterminants.entries()) {
    if (typeof each === 'number') continue;
    const fits = each.rank === 0 || (each.rank === 1 && each.size === logProbs.size);
    check(`logDeterminants[${i}]`, each, `shape [] or [${logProbs.size}]`, fits);
  }
}

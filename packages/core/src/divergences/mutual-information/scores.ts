import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';
import { bandMask } from '../../linalg/band-mask.js';
import { diagonalPart } from '../../linalg/diagonal-part.js';
import { logsumexp } from '../../special/logsumexp.js';

/** Throws an {@link InputError} unless scores are of all pairs of a batch. */
export function checkScores(callee: string, scores: Tensor): void {
  const [rows, columns] = scores.shape;
  if (scores.rank === 2 && rows === columns && rows! >= 2) return;
  throw new InputError({
    callee,
    argument: 'scores',
    expected: 'shape [n, n] with n ≥ 2',
    got: `shape [${scores.shape}]`,
    remedy:
      'Score every x of the batch with every y of it; pairs that belong together are on the diagonal.',
  });
}

/** The mean score of the pairs that belong together. */
export const meanOfPairs = (scores: Tensor): Tensor => tf.mean(diagonalPart(scores));

/** log of the mean of eˢ over the pairs that do not belong together. */
export function logMeanOfOthers(scores: Tensor): Tensor {
  const n = scores.shape[0]!;
  const isPair = tf.greater(bandMask([n, n], 0, 0), 0);
  const others = tf.where(isPair, tf.fill([n, n], -Infinity), scores);
  return tf.sub(logsumexp(others), Math.log(n * (n - 1)));
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTwoSamples } from '../../divergences/check-samples.js';
import { squaredDistances } from '../../divergences/squared-distances.js';
import { proportionScore, type Score } from '../score.js';
import { checkNeighbours, neighbourhoodRadii } from './neighbourhood-radii.js';
import { joined, readRowBlocks } from './row-blocks.js';

/** Options of {@link precisionRecall}. */
export interface PrecisionRecallOptions {
  /** How many neighbours make a neighbourhood. */
  readonly k?: number;
}

/** What {@link precisionRecall} finds. */
export interface PrecisionRecall {
  /** The share of samples that are among the data: quality. */
  readonly precision: Score;
  /** The share of data that are among the samples: diversity. */
  readonly recall: Score;
}

/**
 * Improved precision and recall: how many samples lie within the data, and how much of the data within
 * the samples.
 *
 *     precision = mean over samples of [some real x has ‖x − y‖ < rₖ(x)]
 *     recall = mean over data of [some sample y has ‖x − y‖ < rₖ(y)]
 *
 * rₖ is the distance to the kth nearest neighbour within the same set. Both are of vectors of features,
 * where distance means likeness (Kynkäänniemi et al. 2019, "Improved precision and recall metric for
 * assessing generative models", §3, https://arxiv.org/abs/1904.06991). Errors are those of proportions:
 * the neighbourhoods are taken as given.
 *
 * @param data features of data, `[n, d]`.
 * @param samples features of samples, `[m, d]`.
 * @throws InputError where the shapes do not fit, or there are no k neighbours.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { precisionRecall } from '@gen/core/metrics';
 * import { gaussian } from '@gen/core/random';
 *
 * const [data, samples] = [gaussian(key(0), [200, 2]), gaussian(key(1), [200, 2])];
 * const { precision, recall } = await precisionRecall(data, samples);
 * ```
 */
export async function precisionRecall(
  data: Tensor,
  samples: Tensor,
  { k = 5 }: PrecisionRecallOptions = {},
): Promise<PrecisionRecall> {
  checkTwoSamples('precisionRecall', data, samples, 2);
  checkNeighbours('precisionRecall', k, data, samples);
  const precision = await shareWithin(samples, data, k);
  return { precision, recall: await shareWithin(data, samples, k) };
}

async function shareWithin(x: Tensor, y: Tensor, k: number): Promise<Score> {
  const radii = await neighbourhoodRadii(y, k);
  try {
    const blocks = await readRowBlocks(x, y.shape[0]!, (rows) => [
      tf.any(tf.less(squaredDistances(rows, y), radii), 1),
    ]);
    const within = joined(blocks, 0).reduce((sum, one) => sum + one, 0);
    return proportionScore(within, x.shape[0]!);
  } finally {
    radii.dispose();
  }
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTwoSamples } from '../../divergences/check-samples.js';
import { squaredDistances } from '../../divergences/squared-distances.js';
import { meanScore, proportionScore, type Score } from '../score.js';
import { checkNeighbours, neighbourhoodRadii } from './neighbourhood-radii.js';
import { joined, readRowBlocks } from './row-blocks.js';

/** Options of {@link densityCoverage}. */
export interface DensityCoverageOptions {
  /** How many neighbours make a neighbourhood. */
  readonly k?: number;
}

/** What {@link densityCoverage} finds. */
export interface DensityCoverage {
  /** In how many of the data's neighbourhoods a sample lies, as a share of what data themselves do. */
  readonly density: Score;
  /** The share of the data's neighbourhoods that hold a sample. */
  readonly coverage: Score;
}

/**
 * Density and coverage: like precision and recall, but a single outlier among the data or the samples
 * does not move them, and both tend to known values where the distributions are alike.
 *
 *     density = 1 / (k m) Σ over samples and data of [‖x − y‖ < rₖ(x)]
 *     coverage = mean over data of [some sample has ‖x − y‖ < rₖ(x)]
 *
 * For samples like the data density is 1 on average, coverage 1 − (n − 1) … (n − k) / ((2n − 1) … (2n − k)) with
 * as many samples as data, some 1 − 2⁻ᵏ (Naeem et al. 2020, "Reliable fidelity and diversity metrics for
 * generative models", §3, https://arxiv.org/abs/2002.09797).
 *
 * @param data features of data, `[n, d]`.
 * @param samples features of samples, `[m, d]`.
 * @throws InputError where the shapes do not fit, or there are no k neighbours.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { densityCoverage } from '@gen/core/metrics';
 * import { gaussian } from '@gen/core/random';
 *
 * const [data, samples] = [gaussian(key(0), [200, 2]), gaussian(key(1), [200, 2])];
 * const { density, coverage } = await densityCoverage(data, samples);
 * ```
 */
export async function densityCoverage(
  data: Tensor,
  samples: Tensor,
  { k = 5 }: DensityCoverageOptions = {},
): Promise<DensityCoverage> {
  checkTwoSamples('densityCoverage', data, samples, 2);
  checkNeighbours('densityCoverage', k, data, samples);
  const radii = await neighbourhoodRadii(data, k);
  const covered = new Uint8Array(data.shape[0]!);
  try {
    const blocks = await readRowBlocks(samples, data.shape[0]!, (rows) => {
      const within = tf.less(squaredDistances(rows, data), radii);
      return [tf.div(tf.sum(tf.cast(within, 'float32'), 1), k), tf.any(within, 0)];
    });
    for (const block of blocks) block[1]!.forEach((one, i) => (covered[i]! |= one));
    return {
      density: meanScore(joined(blocks, 0)),
      coverage: proportionScore(
        covered.reduce((sum, one) => sum + one, 0),
        covered.length,
      ),
    };
  } finally {
    radii.dispose();
  }
}

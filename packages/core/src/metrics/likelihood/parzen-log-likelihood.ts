import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkPositive, checkTwoSamples } from '../../divergences/check-samples.js';
import { squaredDistances } from '../../divergences/squared-distances.js';
import { logsumexp } from '../../special/logsumexp.js';
import { joined, readRowBlocks } from '../samples/row-blocks.js';
import { meanScore, type Score } from '../score.js';

/** Options of {@link parzenLogLikelihood}. */
export interface ParzenOptions {
  /** Standard deviation of the Gaussian about each sample: chosen on validation data, not on these. */
  readonly bandwidth: number;
}

/**
 * Log-likelihood of data under Gaussians about a model's samples (a Parzen window): for comparison with
 * old papers only.
 *
 *     log p(x) = log mean over samples s of N(x; s, h² I)
 *
 * It says little of a model's likelihood where there are many dimensions: it needs more samples than can
 * be had, prefers k-means centres to a perfect model, and ranks models otherwise than their likelihoods
 * do (Theis, van den Oord & Bethge 2016, "A note on the evaluation of generative models", §3.3,
 * https://arxiv.org/abs/1511.01844).
 *
 * @param data shape `[n, d]`.
 * @param samples shape `[m, d]`.
 * @returns nats, the mean over data.
 * @throws InputError where the shapes do not fit, or the bandwidth is no positive number.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { parzenLogLikelihood } from '@gen/core/metrics';
 * import { gaussian } from '@gen/core/random';
 *
 * const [data, samples] = [gaussian(key(0), [100, 1]), gaussian(key(1), [1000, 1])];
 * const { value } = await parzenLogLikelihood(data, samples, { bandwidth: 0.3 }); // about −1.4
 * ```
 */
export async function parzenLogLikelihood(
  data: Tensor,
  samples: Tensor,
  { bandwidth }: ParzenOptions,
): Promise<Score> {
  checkTwoSamples('parzenLogLikelihood', data, samples);
  checkPositive('parzenLogLikelihood', 'bandwidth', bandwidth);
  const [count, dimensions] = samples.shape as [number, number];
  const constant = Math.log(count) + (dimensions / 2) * Math.log(2 * Math.PI * bandwidth ** 2);
  const blocks = await readRowBlocks(data, count, (rows) => {
    const exponents = tf.div(squaredDistances(rows, samples), -2 * bandwidth ** 2);
    return [tf.sub(logsumexp(exponents, 1), constant)];
  });
  return meanScore(joined(blocks, 0));
}

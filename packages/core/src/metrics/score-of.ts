import type { Tensor } from '@tensorflow/tfjs-core';
import { meanScore, type Score } from './score.js';

/**
 * The mean of numbers that are drawn independently, one for each example, with its standard error: a
 * log-likelihood or a bound of test data as it is reported.
 *
 *     mean ± √(s² / n)
 *
 * @example
 * ```ts
 * import { key, normal } from '@gen/core';
 * import { scoreOf } from '@gen/core/metrics';
 *
 * const model = normal({ loc: 0, scale: 1 });
 * const test = model.sample(key(0), [1000]);
 * const { value, standardError } = await scoreOf(model.logProb(test)); // −1.42 ± 0.02 nats
 * ```
 */
export async function scoreOf(values: Tensor): Promise<Score> {
  return meanScore(await values.data());
}

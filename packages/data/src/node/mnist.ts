import {
  publishedFashionMnist,
  publishedMnist,
  type PublishedSet,
} from '../downloads/published-sets.js';
import type { Dataset } from '../dataset.js';
import type { Splits } from '../splits.js';
import { fetchSet, type FetchOptions } from './fetch-set.js';
import { mnistFolder } from './mnist-folder.js';

/**
 * MNIST: 60,000 and 10,000 handwritten digits, 28 × 28, in grey. Fetched once, 11 MB, from its public
 * mirrors, with checksums, into `mnist` of the folder that `GEN_DATA` names (else `~/.cache/gen-data`).
 *
 * A download that was cut off goes on where it ended. Files that are already there are used as they
 * are. Without a network, an `InputError` of one line says which file to put where.
 *
 * (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner 1998, "Gradient-based learning applied to document
 * recognition", http://yann.lecun.com/exdb/mnist; CC BY-SA 3.0.)
 *
 * @example
 * ```ts
 * import { mnist } from '@gen/data/node';
 *
 * async function load(): Promise<void> {
 *   const { train, test } = await mnist({
 *     onProgress: ({ file, loaded, total }) => console.log(file, loaded / total),
 *   });
 *   console.log(train.count, test.count); // 60000 10000
 * }
 * ```
 */
export const mnist = (options: FetchOptions = {}): Promise<TrainAndTest> =>
  readSet('mnist', publishedMnist, options);

/**
 * Fashion-MNIST: 60,000 and 10,000 pictures of clothes, 28 × 28, in grey; 31 MB. Fetched as
 * {@link mnist} is, into `fashion-mnist`.
 *
 * (H. Xiao, K. Rasul, R. Vollgraf 2017, https://arxiv.org/abs/1708.07747; MIT licence.)
 *
 * @example
 * ```ts
 * import { fashionMnist } from '@gen/data/node';
 *
 * async function load(): Promise<void> {
 *   const { train } = await fashionMnist();
 *   console.log(train.classes); // ['T-shirt/top', 'Trouser', …]
 * }
 * ```
 */
export const fashionMnist = (options: FetchOptions = {}): Promise<TrainAndTest> =>
  readSet('fashionMnist', publishedFashionMnist, options);

/** A data set with both parts. */
export interface TrainAndTest extends Splits {
  /** What a model is scored on. */
  readonly test: Dataset;
}

async function readSet(
  callee: string,
  set: PublishedSet,
  options: FetchOptions,
): Promise<TrainAndTest> {
  const { train, test } = await mnistFolder(await fetchSet(callee, set, options));
  return { train: { ...train, classes: set.classes }, test: { ...test!, classes: set.classes } };
}

import { InputError, type Key } from '@gen/core';
import { permutationIndices } from '@gen/core/random';
import type { Dataset } from './dataset.js';
import type { Splits } from './splits.js';
import { takeImages } from './take-images.js';

/** How {@link splitDataset} divides. */
export interface SplitDatasetOptions {
  /** Number of images that are held out. */
  readonly test: number;
  /** Key of the choice of these images. */
  readonly key: Key;
}

/**
 * Holds out images at random: two data sets, copied, that share no image.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { digits, splitDataset } from '@gen/data';
 *
 * const { train, test } = splitDataset(digits(key(0), { count: 500 }), { test: 100, key: key(1) });
 * console.log(train.count, test.count); // 400 100
 * ```
 */
export function splitDataset(
  dataset: Dataset,
  { test, key }: SplitDatasetOptions,
): Required<Pick<Splits, 'train' | 'test'>> {
  if (!Number.isInteger(test) || test < 1 || test >= dataset.count) {
    throw new InputError({
      callee: 'splitDataset',
      argument: 'test',
      expected: `an integer from 1 to ${dataset.count - 1}, for images on both sides`,
      got: `${test}`,
    });
  }
  const order = permutationIndices(key, dataset.count);
  return {
    train: part(dataset, 'train', order.subarray(test).toSorted()),
    test: part(dataset, 'test', order.subarray(0, test).toSorted()),
  };
}

/** The images at `indices` as a data set of their own. */
function part(dataset: Dataset, split: string, indices: Int32Array): Dataset {
  const { labels } = dataset;
  const own = { ...dataset, split, count: indices.length, images: takeImages(dataset, indices) };
  if (labels === undefined) return own;
  return { ...own, labels: Uint8Array.from(indices, (index) => labels[index]!) };
}

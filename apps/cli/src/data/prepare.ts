import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key } from '@gen/core';
import type { Batches } from '@gen/core/train';
import { datasetTensor, type Dataset } from '@gen/data';
import type { Intake } from '../families/family.js';

/** Consecutive images as a model takes them. The caller owns them. */
export function prepare(
  dataset: Dataset,
  { flat, transform }: Intake,
  key: Key,
  { start = 0, count = dataset.count }: { readonly start?: number; readonly count?: number } = {},
): Tensor {
  return tf.tidy(() => {
    const pixels = datasetTensor(dataset, { start, count, flat });
    return transform === undefined ? pixels : transform(pixels, key);
  });
}

/**
 * Every image once, in its order, for scoring; the last batch may be smaller than the others.
 *
 * The transform of batch i draws from `foldIn(key, i)`, in every epoch the same.
 */
export function inOrder(dataset: Dataset, intake: Intake, key: Key, size: number): Batches<Tensor> {
  return {
    batchSize: size,
    batchesPerEpoch: Math.ceil(dataset.count / size),
    batch: async (_, index) => {
      await setImmediate(); // lets interrupts through
      const start = index * size;
      const count = Math.min(size, dataset.count - start);
      return prepare(dataset, intake, foldIn(key, index), { start, count });
    },
  };
}

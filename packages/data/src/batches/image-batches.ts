import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import { stagedBatches, type Batches } from '@gen/core/train';
import type { Dataset } from '../dataset.js';
import { packImages, unpackImages, type PixelsOptions } from '../to-pixels.js';
import type { BatchTransform } from '../transforms/batch-transform.js';
import {
  batchOrder,
  checkBatchIndex,
  type BatchOrder,
  type BatchOrderOptions,
} from './batch-order.js';

/** How {@link imageBatches} are cut. */
export interface ImageBatchesOptions extends BatchOrderOptions, PixelsOptions {
  /** Applied to every batch with a key of its own. */
  readonly transform?: BatchTransform;
}

/**
 * Cuts a data set into batches of one shape, in a new random order every epoch.
 *
 * Epoch e takes the images in the order `permutationIndices(foldIn(key, e), count)`; what is left
 * over at its end and fills no batch is left out of that epoch. The transform of batch i gets
 * `foldIn(foldIn(key, e), i)`. So a batch is a pure function of its position, and a run resumes
 * anywhere. The images go to the engine as bytes; `fit` makes pixels of them, and transforms them, as a part
 * of the step that it records.
 *
 * @returns batches of float32 from 0 to 1, `[batchSize, height, width, channels]`, or
 * `[batchSize, pixels]` where `flat`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binarize, digits, imageBatches } from '@gen/data';
 *
 * const batches = imageBatches(digits(key(0), { count: 500 }), {
 *   batchSize: 100,
 *   key: key(1),
 *   transform: binarize,
 *   flat: true,
 * });
 * const x = await batches.batch(0, 4); // [100, 784], zeros and ones
 * x.dispose();
 * ```
 */
export function imageBatches(dataset: Dataset, options: ImageBatchesOptions): Batches<Tensor> {
  const order = batchOrder('imageBatches', dataset, options);
  const { fullBatches } = order;
  const { take, make } = imageStages(dataset, order, options);
  return stagedBatches({
    batchSize: options.batchSize,
    batchesPerEpoch: fullBatches,
    take: (epoch, index) => {
      checkBatchIndex('imageBatches', index, fullBatches);
      return take(epoch, index);
    },
    make,
  });
}

/** What the images of a batch are made of. */
export interface TakenImages {
  /** Their bytes, four in a word. */
  readonly words: Tensor2D;
  /** Key of the transform, where there is one. */
  readonly key: Key | undefined;
}

/** Takes the images of a batch of an order, and makes pixels of them, which it transforms. */
export function imageStages(
  dataset: Dataset,
  { indices, keyOf }: BatchOrder,
  { transform, flat = false }: ImageBatchesOptions,
): {
  take: (epoch: number, index: number) => TakenImages;
  make: (taken: TakenImages) => Tensor;
} {
  return {
    take: (epoch, index) => ({
      words: packImages(dataset, indices(epoch, index)),
      key: transform && keyOf(epoch, index),
    }),
    make: ({ words, key }) => {
      const pixels = unpackImages(words, dataset, { flat });
      return transform === undefined ? pixels : transform(pixels, key!);
    },
  };
}

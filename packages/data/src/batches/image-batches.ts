import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Batches } from '@gen/core/train';
import type { Dataset } from '../dataset.js';
import { takeImages } from '../take-images.js';
import { toPixels, type PixelsOptions } from '../to-pixels.js';
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
 * anywhere.
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
  const take = imagesOf(dataset, order, options);
  return {
    batchSize: options.batchSize,
    batchesPerEpoch: fullBatches,
    batch: (epoch, index) => {
      checkBatchIndex('imageBatches', index, fullBatches);
      return take(epoch, index);
    },
  };
}

/** Takes the images of a batch of an order, and transforms them. */
export function imagesOf(
  dataset: Dataset,
  { indices, keyOf }: BatchOrder,
  { transform, flat = false }: ImageBatchesOptions,
): (epoch: number, index: number) => Tensor {
  return (epoch, index) => {
    const bytes = takeImages(dataset, indices(epoch, index));
    if (transform === undefined) return toPixels(bytes, dataset, { flat });
    return tf.tidy(() => transform(toPixels(bytes, dataset, { flat }), keyOf(epoch, index)));
  };
}

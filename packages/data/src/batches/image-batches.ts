import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, InputError, type Key } from '@gen/core';
import { permutationIndices } from '@gen/core/random';
import type { Batches } from '@gen/core/train';
import type { Dataset } from '../dataset.js';
import { takeImages } from '../take-images.js';
import { toPixels, type PixelsOptions } from '../to-pixels.js';

/** A change of every batch, such as `binarize`: a pure function of the batch and a key. */
export type BatchTransform = (batch: Tensor, key: Key) => Tensor;

/** How {@link imageBatches} are cut. */
export interface ImageBatchesOptions extends PixelsOptions {
  /** Number of images in a batch. */
  readonly batchSize: number;
  /** Key of the order and of the transform. */
  readonly key: Key;
  /** Whether each epoch has an order of its own; `true` where it is not given. */
  readonly shuffle?: boolean;
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
export function imageBatches(
  dataset: Dataset,
  { batchSize, key, shuffle = true, transform, flat = false }: ImageBatchesOptions,
): Batches<Tensor> {
  checkBatchSize(batchSize, dataset);
  const batchesPerEpoch = Math.floor(dataset.count / batchSize);
  const orderOf = shuffle ? lastOrder(key, dataset.count) : inOrder(dataset.count);

  const batch = (epoch: number, index: number): Tensor => {
    checkIndex(index, batchesPerEpoch);
    const order = orderOf(epoch);
    const bytes = takeImages(dataset, order.subarray(index * batchSize, (index + 1) * batchSize));
    if (transform === undefined) return toPixels(bytes, dataset, { flat });
    const batchKey = foldIn(foldIn(key, epoch), index);
    return tf.tidy(() => transform(toPixels(bytes, dataset, { flat }), batchKey));
  };

  return { batchSize, batchesPerEpoch, batch };
}

/** The order of an epoch, kept until another epoch is asked for. */
function lastOrder(key: Key, count: number): (epoch: number) => Int32Array {
  let last: { readonly epoch: number; readonly order: Int32Array } | undefined;
  return (epoch) => {
    if (last?.epoch !== epoch) {
      last = { epoch, order: permutationIndices(foldIn(key, epoch), count) };
    }
    return last.order;
  };
}

function inOrder(count: number): () => Int32Array {
  const order = new Int32Array(count).map((_, i) => i);
  return () => order;
}

function checkBatchSize(batchSize: number, { name, count }: Dataset): void {
  if (Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= count) return;
  throw new InputError({
    callee: 'imageBatches',
    argument: 'batchSize',
    expected: `an integer from 1 to ${count}, the number of images of ${name}`,
    got: `${batchSize}`,
  });
}

function checkIndex(index: number, batchesPerEpoch: number): void {
  if (Number.isInteger(index) && index >= 0 && index < batchesPerEpoch) return;
  throw new InputError({
    callee: 'imageBatches.batch',
    argument: 'index',
    expected: `an integer from 0 to ${batchesPerEpoch - 1}`,
    got: `${index}`,
  });
}

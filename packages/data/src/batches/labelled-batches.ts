import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { stagedBatches, type Batches } from '@gen/core/train';
import type { LabelledDataset } from '../dataset.js';
import { batchOrder, checkBatchIndex } from './batch-order.js';
import { imageStages, type ImageBatchesOptions } from './image-batches.js';

/** Images with their classes. */
export type LabelledBatch = {
  /** Images, as `imageBatches` makes them. */
  readonly x: Tensor;
  /** Their classes, int32 `[batchSize]`. */
  readonly y: Tensor1D;
};

/**
 * Batches of images with their labels, in the order of `imageBatches`.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { digits, labelledBatches } from '@gen/data';
 *
 * const batches = labelledBatches(digits(key(0), { count: 200 }), { batchSize: 50, key: key(1) });
 * const { x, y } = await batches.batch(0, 0); // [50, 28, 28, 1] and [50]
 * ```
 */
export function labelledBatches(
  dataset: LabelledDataset,
  options: ImageBatchesOptions,
): Batches<LabelledBatch> {
  const order = batchOrder('labelledBatches', dataset, options);
  const { fullBatches, indices } = order;
  const { take, make } = imageStages(dataset, order, options);
  return stagedBatches({
    batchSize: options.batchSize,
    batchesPerEpoch: fullBatches,
    take: (epoch, index) => {
      checkBatchIndex('labelledBatches', index, fullBatches);
      const labels = Int32Array.from(indices(epoch, index), (i) => dataset.labels[i]!);
      return { x: take(epoch, index), y: tf.tensor1d(labels, 'int32') };
    },
    make: ({ x, y }) => ({ x: make(x), y }),
  });
}

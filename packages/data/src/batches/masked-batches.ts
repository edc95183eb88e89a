import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { stagedBatches, type Batches } from '@gen/core/train';
import { batchOrder, checkBatchIndex, type BatchOrderOptions } from './batch-order.js';
import { rowsOf, takeRows, type Rows } from './tensor-batches.js';

/** Rows, and which of them count. */
export type MaskedBatch<T extends Rows> = {
  /** Rows of each tensor. */
  readonly rows: T;
  /** 1 where a row is an example, 0 where it only fills the batch; float32 `[batchSize]`. */
  readonly mask: Tensor1D;
};

/**
 * Cuts tensors into batches of one shape and leaves no example out: the last batch of an epoch is filled up with
 * its first example, and a mask says which count.
 *
 * @param rows tensors `[count, ...]`; borrowed as long as batches are asked for.
 * @throws InputError where they have different numbers of rows, or fewer than a batch.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { maskedBatches } from '@gen/data';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const batches = maskedBatches({ x: tf.zeros([10, 2]) }, { batchSize: 4, key: key(0) });
 * const { rows, mask } = await batches.batch(0, 2); // { x: [4, 2] }, [1, 1, 0, 0]
 * ```
 */
export function maskedBatches<T extends Rows>(
  rows: T,
  options: BatchOrderOptions,
): Batches<MaskedBatch<T>> {
  const { batchSize } = options;
  const count = rowsOf('maskedBatches', rows);
  const order = batchOrder('maskedBatches', { name: 'the tensors', count }, options);
  const batchesPerEpoch = Math.ceil(count / batchSize);
  return stagedBatches({
    batchSize,
    batchesPerEpoch,
    take: (epoch, index) => {
      checkBatchIndex('maskedBatches', index, batchesPerEpoch);
      const own = order.indices(epoch, index);
      const indices = new Int32Array(batchSize).fill(own[0]!);
      indices.set(own);
      const mask = Float32Array.from(indices, (_, i) => (i < own.length ? 1 : 0));
      return { indices: tf.tensor1d(indices, 'int32'), mask: tf.tensor1d(mask) };
    },
    make: ({ indices, mask }) => ({ rows: takeRows(rows, indices), mask }),
  });
}

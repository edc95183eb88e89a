import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key } from '@gen/core';
import type { Batches } from '@gen/core/train';
import { tensorBatches } from '@gen/data';

/** Rows of a tensor, shuffled anew in every epoch. */
export function rowBatches(x: Tensor, batchSize: number, key: Key): Batches<Tensor> {
  const batches = tensorBatches({ x }, { batchSize, key });
  return {
    ...batches,
    batch: async (epoch, index) => (await batches.batch(epoch, index)).x,
  };
}

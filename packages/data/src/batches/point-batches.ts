import { checkCount, foldIn, type Key } from '@gen/core';
import { stagedBatches, type Batches } from '@gen/core/train';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Points } from '../points/points.js';

/** How {@link pointBatches} are drawn. */
export interface PointBatchesOptions {
  /** Number of points in a batch. */
  readonly batchSize: number;
  /** Key of all batches. */
  readonly key: Key;
  /** How many batches count as an epoch. */
  readonly batchesPerEpoch?: number;
}

/**
 * Batches of points that are drawn anew every time: no point is seen twice, and nothing can be learnt by heart.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { eightGaussians, pointBatches } from '@gen/data';
 *
 * const batches = pointBatches(eightGaussians(), { batchSize: 256, key: key(0) });
 * const x = await batches.batch(0, 0); // [256, 2]
 * ```
 */
export function pointBatches(
  points: Points,
  { batchSize, key, batchesPerEpoch = 100 }: PointBatchesOptions,
): Batches<Tensor2D> {
  checkCount('pointBatches', 'batchSize', batchSize);
  checkCount('pointBatches', 'batchesPerEpoch', batchesPerEpoch);
  return stagedBatches({
    batchSize,
    batchesPerEpoch,
    take: (epoch, index) => foldIn(foldIn(key, epoch), index),
    make: (own: Key) => points.sample(own, batchSize),
  });
}

import * as tf from '@tensorflow/tfjs-core';
import { isTensor, leavesOf } from '../compile/leaves.js';
import type { Batches } from './batches.js';

/** Batches in two stages: what the host takes out of the data, and what the engine makes of it. */
export interface BatchStages<Taken, Batch> extends Pick<
  Batches<Batch>,
  'batchesPerEpoch' | 'batchSize'
> {
  /**
   * What a batch is made of: tensors and keys, in arrays and objects, as few bytes as there can be. A pure
   * function of its arguments; the receiver owns it.
   */
  take(epoch: number, index: number): Taken | Promise<Taken>;
  /** Makes the batch of it by tensors alone, drawing by the keys in it and no others. Borrows it. */
  make(taken: Taken): Batch;
}

/**
 * Batches whose second stage is part of the step: `fit` records it with the rest, so that neither numbers
 * go to the engine that it can make itself, nor ops are called one by one. Whoever asks for a batch
 * by `batch` has the same, bit for bit.
 *
 * @example
 * ```ts
 * import { foldIn, key } from '@gen/core';
 * import { gaussian } from '@gen/core/random';
 * import { stagedBatches } from '@gen/core/train';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const noisy = stagedBatches({
 *   batchesPerEpoch: 10,
 *   batchSize: 32,
 *   take: (epoch, index) => ({ places: tf.range(0, 32), key: foldIn(foldIn(key(0), epoch), index) }),
 *   make: ({ places, key }) => tf.add(places, gaussian(key, [32])),
 * });
 * const x = await noisy.batch(0, 3); // [32]
 * ```
 */
export function stagedBatches<Taken, Batch>({
  batchesPerEpoch,
  batchSize,
  take,
  make,
}: BatchStages<Taken, Batch>): Batches<Batch> {
  const batch = (epoch: number, index: number): Batch | Promise<Batch> => {
    const taken = take(epoch, index);
    return taken instanceof Promise
      ? taken.then((each: Taken) => made(make, each))
      : made(make, taken);
  };
  stages.set(batch, { take, make } as Stages);
  return { batchesPerEpoch, batchSize, batch };
}

/** The two stages. */
export type Stages<Taken = unknown, Batch = unknown> = Pick<
  BatchStages<Taken, Batch>,
  'take' | 'make'
>;

// By the function, so that whoever puts another `batch` in its place has put another in the place of both.
const stages = new WeakMap<object, Stages>();

/** The stages of batches; of those that have none, the first one is all. */
export function stagesOf<Batch>(batches: Batches<Batch>): Stages<unknown, Batch> {
  const own = stages.get(batches.batch) as Stages<unknown, Batch> | undefined;
  return (
    own ?? {
      take: (epoch, index) => batches.batch(epoch, index),
      make: (batch) => batch as Batch,
    }
  );
}

/** Makes a batch, and disposes what was taken for it but what is passed on. */
function made<Taken, Batch>(make: (taken: Taken) => Batch, taken: Taken): Batch {
  let passed = new Set<unknown>();
  try {
    const batch = tf.tidy(() => make(taken) as tf.TensorContainer) as Batch;
    passed = new Set(leavesOf(batch));
    return batch;
  } finally {
    tf.dispose(
      leavesOf(taken).filter((leaf): leaf is tf.Tensor => isTensor(leaf) && !passed.has(leaf)),
    );
  }
}

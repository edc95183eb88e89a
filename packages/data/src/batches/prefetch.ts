import { checkCount } from '@gen/core';
import type { Batches } from '@gen/core/train';
import * as tf from '@tensorflow/tfjs-core';

/** How {@link prefetch} looks ahead. */
export interface PrefetchOptions {
  /** How many batches are made before they are asked for. */
  readonly ahead?: number;
}

/** Batches of which some are there before they are asked for. */
export interface PrefetchedBatches<Batch> extends Batches<Batch> {
  /** Asks for batches, waits for them and disposes those that nobody has taken. */
  dispose(): Promise<void>;
}

/**
 * Asks for the batches that come next while one is worked on, so that reading and decoding do not hold
 * a step up. The batches are those of the source, whoever asks in what order.
 *
 * @param source whose batches come by promises; what is made at once gains nothing.
 * @throws InputError for nothing to look ahead.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { digits, imageBatches, prefetch } from '@gen/data';
 *
 * const source = imageBatches(digits(key(0), { count: 200 }), { batchSize: 50, key: key(1) });
 * const batches = prefetch(source, { ahead: 2 });
 * const x = await batches.batch(0, 0); // batches 1 and 2 are on their way
 * await batches.dispose();
 * ```
 */
export function prefetch<Batch extends tf.TensorContainer>(
  source: Batches<Batch>,
  { ahead = 2 }: PrefetchOptions = {},
): PrefetchedBatches<Batch> {
  checkCount('prefetch', 'ahead', ahead);
  const { batchesPerEpoch } = source;
  const waiting = new Map<number, Promise<Batch>>();
  // A fault of a batch that nobody asks for is nobody's.
  const ask = (position: number): void => {
    if (waiting.has(position)) return;
    const [epoch, index] = [Math.floor(position / batchesPerEpoch), position % batchesPerEpoch];
    const batch = Promise.resolve().then(() => source.batch(epoch, index));
    batch.catch(() => undefined);
    waiting.set(position, batch);
  };
  const drop = async (positions: readonly number[]): Promise<void> => {
    const dropped = positions.map((position) => waiting.get(position)!);
    for (const position of positions) waiting.delete(position);
    const results = await Promise.allSettled(dropped);
    for (const result of results) if (result.status === 'fulfilled') tf.dispose(result.value);
  };
  return {
    batchSize: source.batchSize,
    batchesPerEpoch,
    batch: async (epoch, index) => {
      const position = epoch * batchesPerEpoch + index;
      const isNear = (each: number): boolean => each >= position && each <= position + ahead;
      const far = drop([...waiting.keys()].filter((each) => !isNear(each)));
      for (let next = position; next <= position + ahead; next++) ask(next);
      const batch = waiting.get(position)!;
      waiting.delete(position);
      await far;
      return batch;
    },
    dispose: () => drop([...waiting.keys()]),
  };
}

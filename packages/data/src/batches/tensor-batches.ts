import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import { stagedBatches, type Batches } from '@gen/core/train';
import { batchOrder, checkBatchIndex, type BatchOrderOptions } from './batch-order.js';

/** Tensors by name, all with one row an example. */
export type Rows = Readonly<Record<string, Tensor>>;

/**
 * Cuts tensors into batches of one shape, in a new random order every epoch: rows of all with the same
 * indices, gathered on the engine.
 *
 * Epoch e takes the rows in the order `permutationIndices(foldIn(key, e), count)`; what is left over at
 * its end and fills no batch is left out of that epoch.
 *
 * @param rows tensors `[count, ...]`; borrowed as long as batches are asked for.
 * @throws InputError where they have different numbers of rows, or fewer than a batch.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { tensorBatches } from '@gen/data';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const [x, y] = [tf.zeros([100, 2]), tf.zeros([100, 1])];
 * const batches = tensorBatches({ x, y }, { batchSize: 20, key: key(0) });
 * const batch = await batches.batch(0, 0); // { x: [20, 2], y: [20, 1] }
 * ```
 */
export function tensorBatches<T extends Rows>(rows: T, options: BatchOrderOptions): Batches<T> {
  const count = rowsOf('tensorBatches', rows);
  const order = batchOrder('tensorBatches', { name: 'the tensors', count }, options);
  return stagedBatches({
    batchSize: options.batchSize,
    batchesPerEpoch: order.fullBatches,
    take: (epoch, index) => {
      checkBatchIndex('tensorBatches', index, order.fullBatches);
      return tf.tensor1d(order.indices(epoch, index), 'int32');
    },
    make: (indices: Tensor1D) => takeRows(rows, indices),
  });
}

/** Rows of all tensors at the same indices. */
export const takeRows = <T extends Rows>(rows: T, indices: Tensor1D): T =>
  Object.fromEntries(
    Object.entries(rows).map(([name, x]) => [name, tf.gather(x, indices)]),
  ) as unknown as T;

/** Throws an {@link InputError} unless all tensors have as many rows, and returns how many. */
export function rowsOf(callee: string, rows: Rows): number {
  const [first, ...others] = Object.entries(rows);
  const wrong = (argument: string, expected: string, got: string): InputError =>
    new InputError({ callee, argument, expected, got });
  if (first === undefined) throw wrong('rows', 'at least one tensor', 'none');
  for (const [name, { shape }] of [first, ...others]) {
    if (shape.length > 0 && shape[0] === first[1].shape[0]) continue;
    throw wrong(`rows.${name}`, `shape [${first[1].shape[0] ?? 'count'}, ...]`, `shape [${shape}]`);
  }
  return first[1].shape[0]!;
}

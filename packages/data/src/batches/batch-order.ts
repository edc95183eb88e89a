import { foldIn, InputError, type Key } from '@gen/core';
import { permutationIndices } from '@gen/core/random';

/** How examples are put in batches. */
export interface BatchOrderOptions {
  /** Number of examples in a batch. */
  readonly batchSize: number;
  /** Key of the order, and of whatever is drawn for a batch. */
  readonly key: Key;
  /** Whether each epoch has an order of its own; `true` where it is not given. */
  readonly shuffle?: boolean;
}

/** Which examples are in which batch. */
export interface BatchOrder {
  /** Number of full batches in an epoch. */
  readonly fullBatches: number;
  /** The examples of a batch, in order: fewer than a batch holds where it is the one after the full ones. */
  indices(epoch: number, index: number): Int32Array;
  /** The key of a batch. */
  keyOf(epoch: number, index: number): Key;
}

/** Orders `count` examples: anew for every epoch, as a pure function of the key and the epoch. */
export function batchOrder(
  callee: string,
  { name, count }: { readonly name: string; readonly count: number },
  { batchSize, key, shuffle = true }: BatchOrderOptions,
): BatchOrder {
  checkBatchSize(callee, batchSize, name, count);
  const orderOf = shuffle ? lastOrder(key, count) : inOrder(count);
  return {
    fullBatches: Math.floor(count / batchSize),
    indices: (epoch, index) => orderOf(epoch).subarray(index * batchSize, (index + 1) * batchSize),
    keyOf: (epoch, index) => foldIn(foldIn(key, epoch), index),
  };
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

function checkBatchSize(callee: string, batchSize: number, name: string, count: number): void {
  if (Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= count) return;
  throw new InputError({
    callee,
    argument: 'batchSize',
    expected: `an integer from 1 to ${count}, the number of examples of ${name}`,
    got: `${batchSize}`,
  });
}

/** Throws an {@link InputError} unless there is a batch of this index in an epoch. */
export function checkBatchIndex(callee: string, index: number, batchesPerEpoch: number): void {
  if (Number.isInteger(index) && index >= 0 && index < batchesPerEpoch) return;
  throw new InputError({
    callee: `${callee}.batch`,
    argument: 'index',
    expected: `an integer from 0 to ${batchesPerEpoch - 1}`,
    got: `${index}`,
  });
}

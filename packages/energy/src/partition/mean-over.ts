import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, key as keyOf, type Key } from '@gen/core';
import { averageOver, type AverageOverOptions } from '@gen/core/metrics';
import type { Batches } from '@gen/core/train';

/** Options of scores of data. */
export interface MeanOverOptions extends AverageOverOptions {
  /** Examples that are scored at once, where the data is one tensor. */
  readonly batchSize?: number;
}

/** The mean of a number over examples. */
export interface MeanOver {
  /** Mean over the examples. */
  readonly mean: number;
  /** Standard error of the mean. */
  readonly standardError: number;
  /** Number of examples. */
  readonly count: number;
}

/** Averages a number of each example, in double precision. */
export async function meanOver(
  data: Tensor | Batches<Tensor>,
  score: (x: Tensor, key: Key) => Tensor,
  { batchSize = 1000, ...options }: MeanOverOptions = {},
  key = keyOf(0),
): Promise<MeanOver> {
  const { slices, done } = counted(data instanceof tf.Tensor ? slicesOf(data, batchSize) : data);
  const scoreOf = (x: Tensor, batchKey: Key): { score: Tensor } => ({ score: score(x, batchKey) });
  const { score: mean } = await averageOver(slices, key, scoreOf, options);
  return { mean: mean.value, standardError: mean.standardError, count: done() };
}

/** Batches that count the examples that were taken from them. */
function counted(batches: Batches<Tensor>): { slices: Batches<Tensor>; done: () => number } {
  let count = 0;
  const batch = async (epoch: number, index: number): Promise<Tensor> => {
    const x = await batches.batch(epoch, index);
    count += x.shape[0]!;
    return x;
  };
  const { batchesPerEpoch, batchSize } = batches;
  return { slices: { batchesPerEpoch, batchSize, batch }, done: () => count };
}

function slicesOf(data: Tensor, batchSize: number): Batches<Tensor> {
  checkCount('score', 'batchSize', batchSize);
  const count = data.shape[0]!;
  return {
    batchSize,
    batchesPerEpoch: Math.ceil(count / batchSize),
    batch: (_, index) => {
      const first = index * batchSize;
      const [size, ...rest] = [Math.min(batchSize, count - first), ...data.shape.slice(1)];
      return tf.slice(data, [first, ...rest.map(() => 0)], [size, ...rest]);
    },
  };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';
import { squaredDistances } from '../../divergences/squared-distances.js';
import { joined, readRowBlocks } from './row-blocks.js';

/** The squared distance of each vector to its kth nearest other one, `[n]`. */
export async function neighbourhoodRadii(x: Tensor, k: number): Promise<Tensor1D> {
  const blocks = await readRowBlocks(x, x.shape[0]!, (rows) => {
    // The nearest is the vector itself.
    const { values } = tf.topk(tf.neg(squaredDistances(rows, x)), k + 1);
    return [tf.neg(tf.slice(values, [0, k], [-1, 1]))];
  });
  return tf.tensor1d(joined(blocks, 0));
}

/** Throws an {@link InputError} unless there are k neighbours of each vector. */
export function checkNeighbours(callee: string, k: number, ...samples: Tensor[]): void {
  const fewest = Math.min(...samples.map(({ shape }) => shape[0]!));
  if (Number.isSafeInteger(k) && k >= 1 && k < fewest) return;
  throw new InputError({
    callee,
    argument: 'k',
    expected: `an integer from 1 to ${fewest - 1}, as the smaller sample has ${fewest} vectors`,
    got: `${k}`,
  });
}

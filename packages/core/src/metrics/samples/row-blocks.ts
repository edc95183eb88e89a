import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Elements of a block of distances: 16 MB of them. */
const MOST = 2 ** 22;

/**
 * Computes something of rows with all rows of another tensor, some rows at a time, so that no more than
 * some millions of pairs are there at once. Waits for each block's numbers before the next begins.
 *
 * @param f is given rows of x, and the index of the first; what it returns is read.
 * @param columns with how many each row is paired.
 */
export async function readRowBlocks(
  x: Tensor,
  columns: number,
  f: (rows: Tensor, first: number) => readonly Tensor[],
): Promise<Float32Array[][]> {
  const rows = x.shape[0]!;
  const size = Math.max(1, Math.floor(MOST / columns));
  const blocks: Float32Array[][] = [];
  for (let first = 0; first < rows; first += size) {
    const count = Math.min(size, rows - first);
    const results = tf.tidy(() => [...f(tf.slice(x, [first, 0], [count, -1]), first)]);
    try {
      blocks.push(await Promise.all(results.map(async (t) => Float32Array.from(await t.data()))));
    } finally {
      tf.dispose(results);
    }
  }
  return blocks;
}

/** Rows of one output of all blocks, one after another. */
export function joined(blocks: readonly Float32Array[][], output: number): Float32Array {
  const parts = blocks.map((block) => block[output]!);
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

import * as tf from '@tensorflow/tfjs-core';
import type { Ceiling } from './messages.js';
import { settle } from './tensors.js';

const [SIZE, COPIED, TRIES] = [1024, 2 ** 26, 7];

/** What this engine can do: the best of several tries. */
export async function ceiling(): Promise<Ceiling> {
  const product = await fastest(matMul());
  const copy = await fastest(copyBytes());
  return { gigaflops: (2 * SIZE ** 3) / product / 1e6, gigabytes: (2 * COPIED) / copy / 1e6 };
}

function matMul(): () => Promise<void> {
  const a = tf.fill<tf.Rank.R2>([SIZE, SIZE], 0.5);
  return async () => {
    const c = tf.matMul(a, a);
    await settle(c);
    c.dispose();
  };
}

function copyBytes(): () => Promise<void> {
  const [from, to] = [new Uint8Array(COPIED).fill(1), new Uint8Array(COPIED)];
  return async () => to.set(from);
}

async function fastest(work: () => Promise<void>): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < TRIES; i++) {
    const begin = performance.now();
    await work();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

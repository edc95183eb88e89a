import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ceiling, Hello } from './messages.js';
import { settle } from './tensors.js';

const [SIZE, COPIED, TRIES] = [1024, 2 ** 26, 7];

/** A product that takes fewer milliseconds does not fill the device: a larger one is tried. */
const SHORT = 5;

/** What this engine can do: the best of several tries. */
export async function ceiling(kind: Hello['kind']): Promise<Ceiling> {
  const copy = await (kind === 'cpu' ? hostCopy() : deviceCopy());
  return { gigaflops: await gigaflops(SIZE), gigabytes: (2 * COPIED) / copy / 1e6 };
}

async function gigaflops(size: number): Promise<number> {
  const a = tf.fill<tf.Rank.R2>([size, size], 0.5);
  const milliseconds = await fastest(() => settled(tf.matMul(a, a)));
  a.dispose();
  const reached = (2 * size ** 3) / milliseconds / 1e6;
  const isShort = milliseconds < SHORT && size < 8 * SIZE;
  return isShort ? Math.max(reached, await gigaflops(2 * size)) : reached;
}

/** Milliseconds in the memory of the processor. */
function hostCopy(): Promise<number> {
  const [from, to] = [new Uint8Array(COPIED).fill(1), new Uint8Array(COPIED)];
  return fastest(async () => to.set(from));
}

/** Milliseconds in the memory of the device, by an op that has little to compute. */
async function deviceCopy(): Promise<number> {
  const x = tf.ones([COPIED / 4]);
  const milliseconds = await fastest(() => settled(tf.neg(x)));
  x.dispose();
  return milliseconds;
}

async function settled(tensor: Tensor): Promise<void> {
  await settle(tensor);
  tensor.dispose();
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

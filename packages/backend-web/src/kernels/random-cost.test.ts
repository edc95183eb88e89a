import * as tf from '@tensorflow/tfjs-core';
import { foldIn, gaussian, key, uniform } from '@gen/core';
import { expect, test } from 'vitest';

const SIZE = 300_000;
const ROUNDS = 11;

/** Milliseconds until the numbers have been used by an op and read. */
async function time(draw: () => tf.Tensor): Promise<number> {
  const start = performance.now();
  const numbers = draw();
  const first = tf.slice(numbers, [0], [1]);
  await first.data();
  tf.dispose([numbers, first]);
  return performance.now() - start;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!;

// Several times faster on an idle machine, and in turns, so that a busy one slows both.
test.each([
  ['gaussian', gaussian, (): tf.Tensor => tf.randomNormal([SIZE])],
  ['uniform', uniform, (): tf.Tensor => tf.randomUniform([SIZE])],
] as const)('%s costs no more than its like in TensorFlow.js', async (_, ours, theirs) => {
  const [own, other]: [number[], number[]] = [[], []];
  for (let round = -2; round < ROUNDS; round++) {
    const mine = await time(() => ours(foldIn(key(0), round + 2), [SIZE]));
    const yours = await time(theirs);
    if (round < 0) continue; // warming up
    own.push(mine);
    other.push(yours);
  }
  console.log(median(own), median(other));
  expect(median(own)).toBeLessThanOrEqual(median(other));
});

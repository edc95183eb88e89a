import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { expectNoLeak } from '@gen/test-utils';
import { gaussian } from '../random/gaussian.js';
import { key, type Key } from '../random/key.js';
import type { Batches } from '../train/batches.js';
import { averageOver } from './average-over.js';

const batches: Batches<Tensor> = {
  batchesPerEpoch: 3,
  batchSize: 2,
  batch: (_epoch, index) => tf.tensor1d([2 * index, 2 * index + 1]),
};

test('means and their standard errors are those of all examples', async () => {
  const { x, square } = await averageOver(batches, key(0), (batch) => ({
    x: batch,
    square: tf.square(batch),
  }));
  expect([x.value, square.value]).toEqual([2.5, 55 / 6]);
  expect(x.standardError).toBeCloseTo(Math.sqrt(17.5 / 5 / 6), 12);
});

test('batches have keys of their own, the same each time', async () => {
  const noise = (batch: Tensor, batchKey: Key) => ({ noise: gaussian(batchKey, batch.shape) });
  const one = await averageOver({ ...batches, batchesPerEpoch: 1 }, key(0), noise);
  const three = await averageOver(batches, key(0), noise);
  expect(three.noise.value).not.toBe(one.noise.value);
  expect(await averageOver(batches, key(0), noise)).toEqual(three);
});

test('it tells how far it is, and stops when told to', async () => {
  const seen: number[] = [];
  const controller = new AbortController();
  const onBatch = (done: number): void => {
    seen.push(done);
    if (done === 2) controller.abort(new Error('enough'));
  };
  const scored = averageOver(batches, key(0), (x) => ({ x }), {
    onBatch,
    signal: controller.signal,
  });
  await expect(scored).rejects.toThrow('enough');
  expect(seen).toEqual([1, 2]);
});

test('leaves no tensors behind', () =>
  expectNoLeak(async () => {
    await averageOver(batches, key(0), (x) => ({ x, square: tf.square(x) }));
  }));

import { foldIn, key } from '@gen/core';
import { permutationIndices } from '@gen/core/random';
import { expectNoLeak } from '@gen/test-utils';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { digits } from '../digits/digits.js';
import { eightGaussians } from '../points/eight-gaussians.js';
import { labelledBatches } from './labelled-batches.js';
import { maskedBatches } from './masked-batches.js';
import { pointBatches } from './point-batches.js';
import { prefetch } from './prefetch.js';
import { tensorBatches } from './tensor-batches.js';

const rows = (): { x: tf.Tensor; y: tf.Tensor } => ({
  x: tf.reshape(tf.range(0, 20), [10, 2]),
  y: tf.range(0, 10),
});

describe('tensorBatches', () => {
  test('takes the same rows of all tensors, in the order of the epoch', async () => {
    const batches = tensorBatches(rows(), { batchSize: 4, key: key(1) });
    expect(batches).toMatchObject({ batchSize: 4, batchesPerEpoch: 2 });
    const order = [...permutationIndices(foldIn(key(1), 3), 10)].slice(4, 8);
    const { x, y } = await batches.batch(3, 1);
    expect([...(await y.data())]).toEqual(order);
    expect([...(await x.data())]).toEqual(order.flatMap((i) => [2 * i, 2 * i + 1]));
  });

  test('goes in order where it does not shuffle', async () => {
    const batches = tensorBatches(rows(), { batchSize: 5, key: key(1), shuffle: false });
    expect([...(await (await batches.batch(7, 1)).y.data())]).toEqual([5, 6, 7, 8, 9]);
  });

  test('leaves nothing behind', async () => {
    const batches = tensorBatches(rows(), { batchSize: 4, key: key(1) });
    await expectNoLeak(async () => tf.dispose(await batches.batch(0, 0)));
  });
});

test('masked batches hold every example once, and say what fills the last', async () => {
  const batches = maskedBatches(rows(), { batchSize: 4, key: key(2) });
  expect(batches.batchesPerEpoch).toBe(3);
  const seen: number[] = [];
  for (let i = 0; i < 3; i++) {
    const { rows: own, mask } = await batches.batch(0, i);
    expect(own.x.shape).toEqual([4, 2]);
    const [values, counts] = [await own.y.data(), await mask.data()];
    counts.forEach((one, at) => one === 1 && seen.push(values[at]!));
  }
  expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('labels are those of the images', async () => {
  const dataset = digits(key(0), { count: 20 });
  const batches = labelledBatches(dataset, { batchSize: 6, key: key(1), flat: true });
  const { x, y } = await batches.batch(1, 2);
  const order = permutationIndices(foldIn(key(1), 1), 20).subarray(12, 18);
  expect([...(await y.data())]).toEqual([...order].map((i) => i % 10));
  const first = (await x.data()).slice(0, 784).map((pixel) => Math.round(255 * pixel));
  expect([...first]).toEqual([...dataset.images.subarray(order[0]! * 784, (order[0]! + 1) * 784)]);
});

test('points are drawn anew for each batch, the same when asked for again', async () => {
  const batches = pointBatches(eightGaussians(), { batchSize: 8, key: key(0), batchesPerEpoch: 5 });
  const read = async (epoch: number, index: number): Promise<string> =>
    (await (await batches.batch(epoch, index)).data()).join();
  expect(await read(0, 1)).toBe(await read(0, 1));
  expect(new Set([await read(0, 1), await read(0, 2), await read(1, 1)]).size).toBe(3);
});

describe('prefetch', () => {
  const asked: string[] = [];
  const source = {
    batchSize: 1,
    batchesPerEpoch: 3,
    batch: (epoch: number, index: number) => {
      asked.push(`${epoch}.${index}`);
      if (epoch === 9) throw new Error('broken');
      return Promise.resolve(tf.scalar(10 * epoch + index));
    },
  };
  const value = async (x: Promise<tf.Tensor> | tf.Tensor): Promise<number> => {
    const tensor = await x;
    const [number] = await tensor.data();
    tensor.dispose();
    return number!;
  };

  test('gives what the source gives, across epochs and jumps, each asked for once in order', async () => {
    asked.length = 0;
    const before = tf.memory().numTensors;
    const batches = prefetch(source, { ahead: 2 });
    const positions = [0, 1, 2, 3, 4, 12, 13, 3].map((p) => [Math.floor(p / 3), p % 3] as const);
    for (const [epoch, index] of positions) {
      expect(await value(batches.batch(epoch, index))).toBe(10 * epoch + index);
    }
    expect(asked.slice(0, 7)).toEqual(['0.0', '0.1', '0.2', '1.0', '1.1', '1.2', '2.0']);
    await batches.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('throws the fault of a batch to who asks for it, and of no other', async () => {
    const batches = prefetch(source, { ahead: 2 });
    expect(await value(batches.batch(8, 2))).toBe(82);
    await expect(batches.batch(9, 0)).rejects.toThrow('broken');
    await batches.dispose();
  });
});

test.each([
  [
    () => tensorBatches({}, { batchSize: 1, key: key(0) }),
    'tensorBatches: rows: expected at least one tensor; got none.',
  ],
  [
    () => tensorBatches({ x: tf.zeros([3, 2]), y: tf.zeros([2]) }, { batchSize: 1, key: key(0) }),
    'tensorBatches: rows.y: expected shape [3, ...]; got shape [2].',
  ],
  [
    () => maskedBatches({ x: tf.zeros([3]) }, { batchSize: 4, key: key(0) }),
    'maskedBatches: batchSize: expected an integer from 1 to 3, the number of examples of the tensors; got 4.',
  ],
  [
    () => tensorBatches({ x: tf.zeros([3]) }, { batchSize: 2, key: key(0) }).batch(0, 1),
    'tensorBatches.batch: index: expected an integer from 0 to 0; got 1.',
  ],
  [
    () => prefetch({ batchSize: 1, batchesPerEpoch: 1, batch: () => tf.scalar(0) }, { ahead: 0 }),
    'prefetch: ahead: expected an integer ≥ 1; got 0.',
  ],
])('bad input %#: an error', (act, message) => expect(act).toThrow(message));

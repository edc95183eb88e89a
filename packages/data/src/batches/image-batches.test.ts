import * as tf from '@tensorflow/tfjs-core';
import { foldIn, key } from '@gen/core';
import { compile } from '@gen/core/compile';
import { permutationIndices } from '@gen/core/random';
import { expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../dataset.js';
import { binarize } from '../transforms/binarize.js';
import { batchOrder } from './batch-order.js';
import { imageBatches, imageStages } from './image-batches.js';

// Seven images of 1 × 2 pixels; the first pixel says which image it is.
const dataset: Dataset = {
  name: 'seven',
  split: 'train',
  count: 7,
  height: 1,
  width: 2,
  channels: 1,
  images: Uint8Array.from({ length: 14 }, (_, i) => (i % 2 === 0 ? i / 2 : 255)),
};

/** Which images a batch holds. */
async function membersOf(batch: tf.Tensor): Promise<number[]> {
  const pixels = await batch.data();
  batch.dispose();
  return Array.from(pixels).flatMap((value, i) => (i % 2 === 0 ? Math.round(255 * value) : []));
}

describe('imageBatches', () => {
  const batches = imageBatches(dataset, { batchSize: 2, key: key(5) });
  const epochOf = async (epoch: number): Promise<number[]> => {
    const parts = [0, 1, 2].map(async (i) => membersOf(await batches.batch(epoch, i)));
    return (await Promise.all(parts)).flat();
  };

  test('pixels are the bytes divided by 255, in batches of one shape', async () => {
    const inOrder = imageBatches(dataset, { batchSize: 3, key: key(5), shuffle: false });
    const batch = await inOrder.batch(0, 1);
    expect(batch.shape).toEqual([3, 1, 2, 1]);
    expect(batch.dtype).toBe('float32');
    const expected = [3, 255, 4, 255, 5, 255].map((byte) => byte / 255);
    (await batch.data()).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6));
    batch.dispose();
  });

  test('a flat batch has one row an image', async () => {
    const rows = await imageBatches(dataset, { batchSize: 3, key: key(5), flat: true }).batch(0, 0);
    expect(rows.shape).toEqual([3, 2]);
    rows.dispose();
  });

  test('an epoch is the permutation of its key, without what fills no batch', async () => {
    expect(batches).toMatchObject({ batchesPerEpoch: 3, batchSize: 2 });
    for (const epoch of [0, 1, 0]) {
      const order = [...permutationIndices(foldIn(key(5), epoch), 7)];
      expect(await epochOf(epoch)).toEqual(order.slice(0, 6));
    }
  });

  test('each batch has a transform key of its own, the same when asked for again', async () => {
    const seen: string[] = [];
    const watched = imageBatches(dataset, {
      batchSize: 2,
      key: key(5),
      transform: (batch, batchKey) => {
        seen.push(batchKey.words.join());
        return tf.neg(batch);
      },
    });
    for (const [epoch, index] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [0, 0],
    ] as const) {
      tf.dispose(await watched.batch(epoch, index));
    }
    expect(new Set(seen).size).toBe(3);
    expect(seen[3]).toBe(seen[0]);
  });

  test('the receiver owns the batch and nothing else is left behind', async () => {
    const some = imageBatches(dataset, { batchSize: 2, key: key(5), transform: binarize });
    await expectNoLeak(async () => (await some.batch(0, 0)).dispose());
  });

  test('a batch that the data cannot fill is refused', () => {
    for (const batchSize of [0, 8, 1.5]) {
      expect(() => imageBatches(dataset, { batchSize, key: key(5) })).toThrow(
        `imageBatches: batchSize: expected an integer from 1 to 7, the number of examples of seven; got ${batchSize}.`,
      );
    }
    expect(() => batches.batch(0, 3)).toThrow('index: expected an integer from 0 to 2; got 3.');
  });

  test('made in a recorded step it has the same bits', async () => {
    const options = { batchSize: 3, key: key(5), transform: binarize };
    const whole = imageBatches(dataset, options);
    const { take, make } = imageStages(dataset, batchOrder('a test', dataset, options), options);
    const made = compile(make);
    for (const [epoch, index] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      // prettier-ignore
      const x = made(take(epoch, index));
      expect(await x.data()).toEqual(await (await whole.batch(epoch, index)).data());
    }
    made.dispose();
  });
});

import { key } from '@gen/core';
import { expectNoLeak } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { datasetTensor } from './dataset-tensor.js';
import { digits } from './digits/digits.js';

const dataset = digits(key(0), { count: 6 });

test('holds the images asked for, from 0 to 1', async () => {
  const x = datasetTensor(dataset, { start: 2, count: 3 });
  expect(x.shape).toEqual([3, 28, 28, 1]);
  const bytes = (await x.data()).map((value) => Math.round(255 * value));
  expect(Uint8Array.from(bytes)).toEqual(dataset.images.slice(2 * 784, 5 * 784));
  x.dispose();
});

test('takes all from the start on, flat if asked to', () => {
  const [all, rest] = [datasetTensor(dataset), datasetTensor(dataset, { start: 4, flat: true })];
  expect([all.shape, rest.shape]).toEqual([
    [6, 28, 28, 1],
    [2, 784],
  ]);
  all.dispose();
  rest.dispose();
});

test('leaves nothing behind but what it returns', async () => {
  await expectNoLeak(() => datasetTensor(dataset).dispose());
});

test('images that are not there are refused', () => {
  for (const [start, count] of [
    [-1, 2],
    [5, 2],
    [0, 0],
    [0.5, 1],
  ] as const) {
    expect(() => datasetTensor(dataset, { start, count })).toThrow(
      `datasetTensor: start, count: expected at least one of the images 0 to 5; got start ${start}, count ${count}.`,
    );
  }
});

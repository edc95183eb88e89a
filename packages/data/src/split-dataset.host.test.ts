import { key } from '@gen/core';
import { expect, test } from 'vitest';
import type { Dataset } from './dataset.js';
import { digits } from './digits/digits.js';
import { splitDataset } from './split-dataset.js';

const rows = ({ images, labels }: Dataset): string[] =>
  Array.from(labels!, (label, i) => `${label}:${images.subarray(784 * i, 784 * (i + 1)).join()}`);

test('every image is on one side, with its label', () => {
  const dataset = digits(key(0), { count: 40 });
  const { train, test: held } = splitDataset(dataset, { test: 10, key: key(1) });
  expect([train.split, train.count, held.split, held.count]).toEqual(['train', 30, 'test', 10]);
  expect([...rows(train), ...rows(held)].sort()).toEqual(rows(dataset).sort());
});

test('the key decides which', () => {
  const dataset = digits(key(0), { count: 40 });
  const held = (seed: number) => rows(splitDataset(dataset, { test: 10, key: key(seed) }).test);
  expect(held(1)).toEqual(held(1));
  expect(held(1)).not.toEqual(held(2));
});

test.each([0, 40, 2.5])('holding out %s of 40 images is refused', (count) => {
  expect(() => splitDataset(digits(key(0), { count: 40 }), { test: count, key: key(1) })).toThrow(
    `splitDataset: test: expected an integer from 1 to 39, for images on both sides; got ${count}.`,
  );
});

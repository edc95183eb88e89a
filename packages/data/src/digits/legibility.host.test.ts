import { key } from '@gen/core';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Dataset } from '../dataset.js';
import { mnistFolder } from '../node/mnist-folder.js';
import { digits } from './digits.js';

const beside = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const mnist = join(process.env['GEN_DATA'] ?? beside, 'mnist');
const SIZE = 28 * 28;

test('who knows 1,500 made digits reads other made digits: nearest neighbour, 95 %', () => {
  const known = digits(key(0), { count: 1500 });
  expect(accuracy(known, digits(key(1), { count: 300 }))).toBeGreaterThan(0.95);
});

test('who knows 2,500 made digits reads MNIST: nearest neighbour, 80 %', async ({ skip }) => {
  if (!existsSync(mnist)) skip(`no ${mnist}: name the folder of real data in GEN_DATA`);
  const { test: real } = await mnistFolder(mnist);
  const some = { ...real!, count: 300 };
  expect(accuracy(digits(key(0), { count: 2500 }), some)).toBeGreaterThan(0.8);
});

/** Share of the images whose nearest known image, by the angle between pixels, has their label. */
function accuracy(known: Dataset, asked: Dataset): number {
  const rows = unitRows(known);
  const right = unitRows(asked).filter((row, i) => {
    const closeness = rows.map((other) => dot(row, other));
    const nearest = closeness.indexOf(Math.max(...closeness));
    return known.labels![nearest] === asked.labels![i];
  });
  return right.length / asked.count;
}

const unitRows = ({ images, count }: Dataset): Float32Array[] =>
  Array.from({ length: count }, (_, i) => {
    const row = Float32Array.from(images.subarray(i * SIZE, (i + 1) * SIZE));
    const norm = Math.sqrt(dot(row, row));
    return row.map((value) => value / norm);
  });

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < SIZE; i++) sum += a[i]! * b[i]!;
  return sum;
}

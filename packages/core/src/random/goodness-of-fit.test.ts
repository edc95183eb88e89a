import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { gaussian } from './gaussian.js';
import { bits } from './bits.js';
import { integers } from './integers.js';
import { key } from './key.js';
import { uniform } from './uniform.js';

const N = 100_000;

async function read(draw: Tensor): Promise<ArrayLike<number>> {
  const values = await draw.data();
  draw.dispose();
  return values;
}

/** The p-value of the largest distance between the distribution of a sample and `cdf`. */
function kolmogorovSmirnov(sample: ArrayLike<number>, cdf: (x: number) => number): number {
  const n = sample.length;
  const distance = Float64Array.from(sample)
    .sort()
    .reduce((most, x, i) => Math.max(most, cdf(x) - i / n, (i + 1) / n - cdf(x)), 0);
  return 2 * Math.exp(-2 * n * distance ** 2);
}

/** Normalized excess of χ² over its degrees of freedom, about standard normal for many cells. */
function chiSquareScore(cells: readonly number[]): number {
  const expected = cells.reduce((sum, count) => sum + count) / cells.length;
  const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const freedom = cells.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

function histogram(cellOf: (i: number) => number, draws: number, cells: number): number[] {
  const counts = new Array<number>(cells).fill(0);
  for (let i = 0; i < draws; i++) counts[cellOf(i)]!++;
  return counts;
}

/** Standard normal distribution function, by the continued fraction and the series of Marsaglia (2004). */
function normalCdf(x: number): number {
  let [term, sum] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) sum += term *= (x * x) / k;
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

test('uniform numbers are uniform', async () => {
  const sample = await read(uniform(key(1), [N]));
  expect(kolmogorovSmirnov(sample, (u) => u)).toBeGreaterThan(1e-4);
});

test('uniform numbers fill pairs of a square', async () => {
  const u = await read(uniform(key(2), [N]));
  const cellOf = (i: number): number =>
    32 * Math.floor(32 * u[2 * i]!) + Math.floor(32 * u[2 * i + 1]!);
  expect(chiSquareScore(histogram(cellOf, N / 2, 1024))).toBeLessThan(3.8);
});

test('normal numbers are normal', async () => {
  const sample = await read(gaussian(key(3), [N]));
  expect(kolmogorovSmirnov(sample, normalCdf)).toBeGreaterThan(1e-4);
});

test('neighbouring normal numbers are uncorrelated, and so are their squares', async () => {
  const z = await read(gaussian(key(4), [N]));
  for (const lag of [1, 2, 3, 4]) {
    let [product, ofSquares] = [0, 0];
    for (let i = lag; i < N; i++) {
      product += z[i]! * z[i - lag]!;
      ofSquares += (z[i]! ** 2 - 1) * (z[i - lag]! ** 2 - 1);
    }
    expect(Math.abs(product) / Math.sqrt(N)).toBeLessThan(4.5);
    expect(Math.abs(ofSquares) / (2 * Math.sqrt(N))).toBeLessThan(4.5);
  }
});

test('each byte of the bits is uniform', async () => {
  const words = await read(bits(key(5), [N]));
  for (const shift of [0, 8, 16, 24]) {
    const cells = histogram((i) => (words[i]! >>> shift) & 255, N, 256);
    expect(chiSquareScore(cells)).toBeLessThan(3.8);
  }
});

test('integers are uniform and within their bounds', async () => {
  const dice = await read(integers(key(6), [N], -50, 51));
  expect(chiSquareScore(histogram((i) => dice[i]! + 50, N, 101))).toBeLessThan(3.8);
});

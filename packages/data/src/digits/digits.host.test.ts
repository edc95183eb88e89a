import { key } from '@gen/core';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../dataset.js';
import { digits } from './digits.js';

const made = digits(key(0), { count: 2500 });
const SIZE = 28 * 28;
const image = ({ images }: Dataset, i: number): Uint8Array =>
  images.subarray(i * SIZE, (i + 1) * SIZE);

test('the same key writes the same digits, another key others', () => {
  expect(digits(key(3), { count: 20 }).images).toEqual(digits(key(3), { count: 20 }).images);
  expect(digits(key(3), { count: 20 }).images).not.toEqual(digits(key(4), { count: 20 }).images);
});

test('fewer digits are the first of more', () => {
  const few = digits(key(0), { count: 37 });
  expect(few.images).toEqual(made.images.slice(0, few.images.length));
});

test('no two digits are alike', () => {
  const seen = new Set(Array.from({ length: 1000 }, (_, i) => image(made, i).join()));
  expect(seen.size).toBe(1000);
});

test('classes come in turn and have names', () => {
  expect([...made.labels.subarray(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  expect(made.classes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  expect(digits(key(0), { count: 1, split: 'test' })).toMatchObject({
    name: 'digits',
    split: 'test',
    count: 1,
    height: 28,
    width: 28,
    channels: 1,
  });
});

describe('the pixels are like those of MNIST', () => {
  const share = (matches: (value: number) => boolean): number =>
    made.images.reduce((count, value) => count + (matches(value) ? 1 : 0), 0) / made.images.length;

  test('mean 0.131, ink on 19 % of the paper, 39 % of it black', () => {
    const mean = made.images.reduce((sum, value) => sum + value, 0) / made.images.length / 255;
    const ink = share((value) => value > 0);
    expect(Math.abs(mean - 0.131)).toBeLessThan(0.01);
    expect(Math.abs(ink - 0.192)).toBeLessThan(0.015);
    expect(Math.abs(share((value) => value >= 250) / ink - 0.39)).toBeLessThan(0.06);
  });

  test('the centre of mass is in the middle, to the pixel, and the ink in a box of 20 pixels', () => {
    for (let i = 0; i < 500; i++) {
      const { x, y, width, height } = layout(image(made, i));
      expect(Math.max(Math.abs(x - 14), Math.abs(y - 14))).toBeLessThanOrEqual(0.5);
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(18);
      expect(Math.max(width, height)).toBeLessThanOrEqual(22);
    }
  });

  function layout(pixels: Uint8Array): Record<'x' | 'y' | 'width' | 'height', number> {
    const columns: number[] = [];
    const rows: number[] = [];
    let [mass, x, y] = [0, 0, 0];
    pixels.forEach((value, i) => {
      if (value === 0) return;
      columns.push(i % 28);
      rows.push(Math.floor(i / 28));
      mass += value;
      x += value * ((i % 28) + 0.5);
      y += value * (Math.floor(i / 28) + 0.5);
    });
    const extent = (at: number[]): number => Math.max(...at) - Math.min(...at) + 1;
    return { x: x / mass, y: y / mass, width: extent(columns), height: extent(rows) };
  }
});

test.each([0, -1, 2.5, 2e6])('a count of %s is refused', (count) => {
  expect(() => digits(key(0), { count })).toThrow(
    `digits: count: expected an integer from 1 to 1000000; got ${count}.`,
  );
});

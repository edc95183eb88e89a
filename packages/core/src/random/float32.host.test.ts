import { expect, test } from 'vitest';
import { log32, sqrt32, writePolar32 } from './float32.js';

const UNIT = 2 ** -23;

/** Numerators of uniform numbers: every one near both ends, and a stride in between. */
const numerators = [
  ...Array.from({ length: 2000 }, (_, i) => i),
  ...Array.from({ length: 20_000 }, (_, i) => 419 * i),
  ...Array.from({ length: 2000 }, (_, i) => 2 ** 23 - 1 - i),
];

const worst = (error: (numerator: number) => number): number =>
  numerators.reduce((most, numerator) => Math.max(most, error(numerator)), 0);

test('log is right to two units in the last place, also near 1', () => {
  const error = (numerator: number): number => {
    const x = Math.max(numerator * UNIT, 1e-7);
    return Math.abs(log32(Math.fround(x)) / Math.log(Math.fround(x)) - 1);
  };
  expect(worst(error)).toBeLessThan(2 * 2 ** -23);
});

test('the square root is right to one unit in the last place', () => {
  const error = (numerator: number): number => {
    const x = Math.fround((numerator + 1) * UNIT * 33);
    return Math.abs(sqrt32(x) / Math.sqrt(x) - 1);
  };
  expect(worst(error)).toBeLessThan(2 ** -23);
});

test('sine and cosine of a whole turn are right to 1.2e-7', () => {
  const pair = new Float32Array(2);
  const error = (numerator: number): number => {
    writePolar32(pair, 0, 1, numerator);
    const angle = 2 * Math.PI * numerator * UNIT;
    return Math.max(Math.abs(pair[0]! - Math.sin(angle)), Math.abs(pair[1]! - Math.cos(angle)));
  };
  expect(worst(error)).toBeLessThan(1.2e-7);
});

test('sine and cosine are exact at the quarters of a turn', () => {
  const at = (numerator: number): number[] => {
    const pair = new Float32Array(2);
    writePolar32(pair, 0, 1, numerator);
    return Array.from(pair, (value) => value + 0);
  };
  expect([0, 1, 2, 3].map((quarter) => at(quarter * 2 ** 21))).toEqual([
    [0, 1],
    [1, 0],
    [0, -1],
    [-1, 0],
  ]);
});

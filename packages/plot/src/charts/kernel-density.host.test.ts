import { expect, test } from 'vitest';
import { kernelDensity, silverman } from './kernel-density.js';

test('is a density, with the mean of the samples', () => {
  const samples = [-2, -0.5, 0.3, 0.7, 3];
  const places = Array.from({ length: 2001 }, (_, i) => (i - 1000) / 50);
  const density = kernelDensity(samples, places);
  const sum = (f: (x: number) => number): number =>
    places.reduce((total, x, i) => total + (f(x) * density[i]!) / 50, 0);
  expect(sum(() => 1)).toBeCloseTo(1, 6);
  expect(sum((x) => x)).toBeCloseTo(0.3, 6);
});

test("the bandwidth is Silverman's, and above 0 for a single value", () => {
  const samples = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);
  expect(silverman(samples)).toBeCloseTo((0.9 * Math.sqrt(1 / 12)) / 1000 ** 0.2, 3);
  expect(silverman([3, 3])).toBeGreaterThan(0);
  expect(silverman([0])).toBeGreaterThan(0);
});

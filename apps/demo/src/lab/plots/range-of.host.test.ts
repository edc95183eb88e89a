import { expect, it } from 'vitest';
import { rangeOf } from './range-of.js';

it('finds round numbers around values that need not be near zero', () => {
  expect(rangeOf([-3.9, -3.5, -3.41])).toEqual([-4, -3.4]);
  expect(rangeOf([1, 2, 9])).toEqual([0, 10]);
});

it('holds all values but the first tenth', () => {
  const values = [-500, ...Array.from({ length: 19 }, (_, i) => -90 - i)];
  const [low, high] = rangeOf(values);
  expect(low).toBeLessThanOrEqual(-108);
  expect(low).toBeGreaterThan(-130);
  expect(high).toBeGreaterThanOrEqual(-91);
});

it('has a width for a single value, and for none', () => {
  const [low, high] = rangeOf([-115]);
  expect(high).toBeGreaterThan(low);
  expect(rangeOf([])).toEqual([-1, 0]);
});

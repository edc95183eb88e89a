import { expect, test } from 'vitest';
import { key } from '../random/key.js';
import { foldIn } from '../random/fold-in.js';
import { uniformArray } from '../random/uniform-array.js';
import { jackknife } from './jackknife.js';
import { meanOf, varianceOf } from './moments.js';

const meanAt = (values: ArrayLike<number>, indices: Int32Array): number =>
  meanOf(Array.from(indices, (i) => values[i]!));

test('without one example at a time the error of a mean is that of a mean', () => {
  const values = [1, 4, 2, 8, 5, 7];
  const { mean } = jackknife(values.length, (indices) => ({ mean: meanAt(values, indices) }));
  expect(mean.value).toBe(meanOf(values));
  expect(mean.standardError).toBeCloseTo(Math.sqrt(varianceOf(values) / values.length), 12);
});

test('of blocks it is so on average', () => {
  const squares = Array.from({ length: 200 }, (_, i) => {
    const values = uniformArray(foldIn(key(0), i), 57);
    const { mean } = jackknife(57, (indices) => ({ mean: meanAt(values, indices) }));
    return mean.standardError ** 2;
  });
  // Each is 1 / 57 times 1 / 12 times a chi-squared variable of 9 degrees over 9, of variance 2 / 9.
  expect(Math.abs(12 * 57 * meanOf(squares) - 1)).toBeLessThan(4 * Math.sqrt(2 / 9 / 200));
});

test('of one example nothing is known', () => {
  expect(jackknife(1, () => ({ score: 3 }))).toEqual({
    score: { value: 3, standardError: Infinity },
  });
});

import type { Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/** Numbers, wherever they are. */
export type Numbers = Tensor | ArrayLike<number> | number;

/** The numbers of a tensor, an array or a number, read without blocking. */
export async function numbersOf(x: Numbers): Promise<ArrayLike<number>> {
  if (typeof x === 'number') return [x];
  return 'dataId' in x ? x.data() : x;
}

/**
 * Expects |actual − expected| ≤ tolerance · max(1, |expected|) for every element: relative for large
 * numbers, absolute for small ones. Equal infinities are close, and NaN is close to nothing.
 *
 * Shapes must agree where both are tensors, and sizes where one is an array.
 */
export async function expectClose(
  actual: Numbers,
  expected: Numbers,
  tolerance = 1e-5,
): Promise<void> {
  expectSameShape(actual, expected);
  const [a, b] = await Promise.all([numbersOf(actual), numbersOf(expected)]);
  expect(a.length, 'number of elements').toBe(b.length);
  const far = Array.from(b, (want, i) => ({ i, got: a[i]!, want })).filter(
    ({ got, want }) => !isClose(got, want, tolerance),
  );
  const told = far.slice(0, 5).map(({ i, got, want }) => `[${i}] got ${got}, expected ${want}`);
  expect(
    far.length,
    `${far.length} of ${b.length} not within ${tolerance}: ${told.join('; ')}`,
  ).toBe(0);
}

const isClose = (got: number, want: number, tolerance: number): boolean =>
  got === want || Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));

function expectSameShape(actual: Numbers, expected: Numbers): void {
  if (typeof actual === 'number' || typeof expected === 'number') return;
  if ('shape' in actual && 'shape' in expected) expect(actual.shape).toEqual(expected.shape);
}

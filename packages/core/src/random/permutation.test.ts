import { expectClose, expectNoLeak } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { key } from './key.js';
import { permutation } from './permutation.js';
import { permutationIndices } from './permutation-indices.js';

test('a permutation has every index once', async () => {
  const order = permutationIndices(key(1), 1000);
  expect(order.slice().sort()).toEqual(Int32Array.from({ length: 1000 }, (_, i) => i));
  expect(order).not.toEqual(permutationIndices(key(2), 1000));
  expect(order).toEqual(permutationIndices(key(1), 1000));
});

test('the same order on every engine', async () => {
  await expectClose(permutation(key(0), 10), permutationIndices(key(0), 10), 0);
  expect([...permutationIndices(key(0), 10)]).toEqual([7, 1, 9, 5, 6, 2, 4, 8, 0, 3]);
});

test('all orders of four are equally frequent', () => {
  const counts = new Map<string, number>();
  const draws = 24_000;
  for (let seed = 0; seed < draws; seed++) {
    const order = permutationIndices(key(seed), 4).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const expected = draws / 24;
  const chiSquare = [...counts.values()].reduce(
    (sum, count) => sum + (count - expected) ** 2 / expected,
    0,
  );
  expect(counts.size).toBe(24);
  expect(chiSquare).toBeLessThan(58.6); // p = 1e-4 at 23 degrees of freedom
});

test('none and one are trivial', async () => {
  expect([...permutationIndices(key(0), 0)]).toEqual([]);
  expect([...permutationIndices(key(0), 1)]).toEqual([0]);
  await expectNoLeak(() => permutation(key(0), 3));
});

test('a size that is none is refused', () => {
  expect(() => permutation(key(0), -1)).toThrow(
    'permutationIndices: n: expected an integer from 0 to 2^31 - 1; got -1.',
  );
});

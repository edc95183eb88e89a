import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.js';

const heights = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 });

test('neighbours stand the distance apart, none too low, in the order they had', () => {
  fc.assert(
    fc.property(heights, (given) => {
      const moved = spread(given, 7, 3);
      const order = given.map((_, i) => i).sort((a, b) => given[a]! - given[b]!);
      const sorted = order.map((index) => moved[index]!);
      expect(sorted[0]).toBeGreaterThanOrEqual(3);
      sorted.slice(1).forEach((height, i) => {
        expect(height - sorted[i]!).toBeGreaterThan(7 - 1e-9);
      });
    }),
  );
});

test('what has room stays, what has none parts around its middle', () => {
  expect(spread([50, 10, 30], 20, 0)).toEqual([50, 10, 30]);
  expect(spread([50, 51], 20, 0)).toEqual([40.5, 60.5]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceCeiling } from './nice-ceiling.js';

test('is not below the value, and at most 43 % above', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
      const ratio = niceCeiling(value) / value;
      expect(ratio).toBeGreaterThan(1 - 1e-8);
      expect(ratio).toBeLessThan(1.43);
    }),
  );
});

test('is round', () => {
  expect([0.0031, 0.99, 107.2, 141, 209, 540, 1000].map(niceCeiling)).toEqual([
    0.0035, 1, 120, 200, 250, 600, 1000,
  ]);
});

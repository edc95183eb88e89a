import { describe, expect, it } from 'vitest';
import { ceilingOf } from './ceiling-of.js';
import { niceCeiling } from './nice-ceiling.js';
import { thinOut } from './thin-out.js';

describe('thinOut', () => {
  it('keeps every step of a short curve', () => {
    expect(thinOut([1, 2], [3, 4], 2, 10)).toEqual([
      { step: 1, value: 3 },
      { step: 2, value: 4 },
    ]);
  });

  it('never gives more points than asked for, and keeps the mean', () => {
    const curve = Float32Array.from({ length: 1000 }, (_, step) => step);
    const points = thinOut(curve, curve, 1000, 100);
    expect(points).toHaveLength(100);
    expect(points.reduce((sum, { value }) => sum + value, 0) / 100).toBeCloseTo(499.5, 3);
  });
});

describe('the axis', () => {
  it('ends at a round number that is not below the value', () => {
    for (const value of [0.013, 0.9, 1, 1.01, 7, 99, 101, 543.2]) {
      expect(niceCeiling(value)).toBeGreaterThanOrEqual(value * (1 - 1e-9));
      expect(niceCeiling(value)).toBeLessThanOrEqual(2 * value);
    }
    expect(niceCeiling(543)).toBe(600);
  });

  it('lets the first steps leave it', () => {
    const values = [543, ...new Array<number>(99).fill(100)];
    const points = thinOut([...values.keys()], values, 100, 100);
    expect(ceilingOf(points)).toBe(150);
  });
});

import { expect, it } from 'vitest';
import { steadyExtent } from './steady-extent.js';

const reaching = (reach: number) =>
  Float32Array.from({ length: 1001 }, (_, index) => (reach * index) / 980);

it('is never less than 3, where the prior ends', () => {
  expect(steadyExtent()(reaching(0.1))).toBe(3);
});

it('holds nearly all codes', () => {
  for (const reach of [2.9, 3.2, 4.4, 9, 70]) {
    expect(steadyExtent()(reaching(reach))).toBeGreaterThanOrEqual(reach);
  }
});

it('does not flicker while the codes waver about a round number', () => {
  const extentOf = steadyExtent();
  const extents = [2.9, 3.05, 2.95, 3.02, 2.9].map((reach) => extentOf(reaching(reach)));
  expect(extents).toEqual([3, 4, 4, 4, 4]);
  expect(extentOf(reaching(2.5))).toBe(3);
});

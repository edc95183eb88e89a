import { expect, test } from 'vitest';
import { histogram } from './histogram.js';

test('each bin has the share of all samples by its width, the end of the last one included', () => {
  const bins = histogram([0, 0.1, 0.5, 1, 2, -1], 0, 1, 2);
  expect(bins.map(({ from, to }) => [from, to])).toEqual([
    [0, 0.5],
    [0.5, 1],
  ]);
  bins.forEach(({ density }) => expect(density).toBeCloseTo(2 / 6 / 0.5));
});

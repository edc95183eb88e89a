import { expect, test } from 'vitest';
import { standardNormalQuantile } from './standard-normal-quantile.js';

// scipy.stats.norm.ppf
test.each([
  [0.5, 0],
  [0.6, 0.2533471031357997],
  [0.925, 1.4395314709384563],
  [0.975, 1.959963984540054],
  [1e-4, -3.719016485455709],
  [1e-12, -7.034483824919711],
  [1, Infinity],
  [0, -Infinity],
])('the normal quantile of %d is %d', (p, z) => {
  const error = standardNormalQuantile(p) === z ? 0 : Math.abs(standardNormalQuantile(p) / z - 1);
  expect(error).toBeLessThan(3e-7);
});

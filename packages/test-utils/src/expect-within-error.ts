import { expect } from 'vitest';
import type { MonteCarloEstimate } from '@gen/core/divergences';
import { numbersOf, type Numbers } from './expect-close.js';

/** What a standard normal number exceeds with probability 10⁻⁴, either way. */
const QUANTILE = 3.8906;

/**
 * Below this, relative to max(1, |expected|), errors are those of adding some 10⁴ numbers in single
 * precision one after the other, as some engines do.
 */
const ROUNDING = 5e-5;

/**
 * Expects that an estimate is where a normal test does not reject its expectation at p = 10⁻⁴.
 *
 * For one element, that is; what holds many gives each of them that chance.
 */
export async function expectWithinError(
  { value, standardError }: MonteCarloEstimate,
  expected: Numbers,
): Promise<void> {
  const [got, error, want] = await Promise.all([value, standardError, expected].map(numbersOf));
  expect(got!.length, 'number of elements').toBe(want!.length);
  for (const [i, each] of Array.from(want!).entries()) {
    const allowed = QUANTILE * error![i]! + ROUNDING * Math.max(1, Math.abs(each));
    expect(Math.abs(got![i]! - each), `[${i}] got ${got![i]}, expected ${each}`).toBeLessThan(
      allowed,
    );
  }
}

import { InputError } from '@gen/core';

/** Where truncated units lie. */
export interface IntervalOptions {
  /** Smallest value. */
  readonly low?: number;
  /** Largest value, above `low`. */
  readonly high?: number;
}

/** Throws an InputError unless an interval has finite ends, the lower one first. */
export function checkInterval(callee: string, low: number, high: number): void {
  if (Number.isFinite(low) && Number.isFinite(high) && low < high) return;
  throw new InputError({
    callee,
    argument: 'low, high',
    expected: 'finite numbers, low < high',
    got: `${low}, ${high}`,
  });
}

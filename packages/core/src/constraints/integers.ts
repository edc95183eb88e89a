import type { Constraint } from './constraint.js';
import { outside } from './outside.js';

/**
 * Whole numbers from `low` to `high`, both included; without end by default.
 *
 * @example
 * ```ts
 * import { integers } from '@gen/core/constraints';
 *
 * const counts = integers(0);
 * console.log(counts.name, counts.violation([2.5], [])); // "an integer from 0 on", 0.5
 * ```
 */
export function integers(low: number, high = Infinity): Constraint {
  return {
    name: `an integer from ${low} ${high === Infinity ? 'on' : `to ${high}`}`,
    eventRank: 0,
    violation: ([x = NaN]) => {
      const nearest = Math.min(Math.max(Math.round(x), low), Math.min(high, Number.MAX_VALUE));
      return outside(x !== nearest, Math.abs(x - nearest));
    },
  };
}

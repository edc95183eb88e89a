import type { Parameter } from '../distributions/parameter.js';
import type { Constraint } from './constraint.js';
import { endsOf, textOf } from './ends.js';
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
export function integers(low: number, high: Parameter = Infinity): Constraint {
  const { given, numbers } = endsOf([high, Infinity]);
  return {
    ...given,
    name: `an integer from ${low} ${high === Infinity ? 'on' : `to ${textOf(high, 'high')}`}`,
    eventRank: 0,
    violation: ([x = NaN], _, [most = NaN] = numbers) => {
      const nearest = Math.min(Math.max(Math.round(x), low), Math.min(most, Number.MAX_VALUE));
      return outside(x !== nearest, Math.abs(x - nearest));
    },
  };
}

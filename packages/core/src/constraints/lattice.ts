import type { Constraint } from './constraint.js';
import { outside } from './outside.js';

/** Share of a step by which rounding may take a number from its place. */
const ROUNDING = 1 / 16;

/**
 * Numbers in equal steps from `low` to `high`, both included; one of them, or else 0, is a place.
 *
 * @example
 * ```ts
 * import { lattice } from '@gen/core/constraints';
 *
 * console.log(lattice(0.5, -1, 1).violation([0.75], [])); // 0.25
 * ```
 */
export function lattice(step: number, low = -Infinity, high = Infinity): Constraint {
  const origin = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
  return {
    name: `a number from ${low} to ${high} in steps of ${step}`,
    eventRank: 0,
    violation: ([x = NaN]) => {
      const place = origin + Math.round((x - origin) / step) * step;
      const most = Math.min(high, Number.MAX_VALUE);
      const nearest = Math.min(Math.max(place, low), most);
      const distance = Math.abs(x - nearest);
      return outside(!(distance < step * ROUNDING), distance);
    },
  };
}

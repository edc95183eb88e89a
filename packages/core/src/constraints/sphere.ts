import type { Constraint } from './constraint.js';
import { outside } from './outside.js';

/** Rounding of a length in float32. */
const ROUNDING = 1e-4;

/** Vectors of length 1. A sphere is no image of ℝⁿ, so it has no bijector. */
export const sphere: Constraint = {
  name: 'a vector of length 1',
  eventRank: 1,
  violation: (x) => {
    const off = Math.abs(Math.hypot(...x) - 1);
    return outside(!(off <= ROUNDING), off);
  },
};

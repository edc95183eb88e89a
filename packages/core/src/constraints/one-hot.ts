import type { Constraint } from './constraint.js';
import { outside } from './outside.js';

/** Vectors of zeros with a single 1. */
export const oneHot: Constraint = {
  name: 'a vector of zeros with a single 1',
  eventRank: 1,
  violation: (x) => {
    const ones = x.filter((each) => each === 1).length;
    const others = x.filter((each) => each !== 0 && each !== 1).length;
    return outside(ones !== 1 || others > 0, Math.abs(ones - 1) + others);
  },
};

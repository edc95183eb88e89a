import type { Constraint } from './constraint.js';
import { outside } from './outside.js';
import { simplex } from './simplex.js';

/** Vectors of log probabilities whose exponentials sum to 1. */
export const logSimplex: Constraint = {
  name: 'log probabilities whose exponentials sum to 1',
  eventRank: 1,
  violation: (y, shape) => {
    const off = simplex.violation(y.map(Math.exp), shape);
    return outside(off > 0, off);
  },
};

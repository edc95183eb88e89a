import type { Constraint } from './constraint.js';
import { outside } from './outside.js';

/** The numbers 0 and 1. */
export const binary: Constraint = {
  name: '0 or 1',
  eventRank: 0,
  violation: ([x = NaN]) => outside(x !== 0 && x !== 1, Math.min(Math.abs(x), Math.abs(x - 1))),
};

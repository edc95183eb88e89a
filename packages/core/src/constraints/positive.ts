import { exp } from '../bijectors/exp.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** Finite numbers above 0. */
export const positive: ContinuousConstraint = {
  name: 'a number above 0',
  eventRank: 0,
  violation: ([x = NaN]) => outside(!(x > 0 && x < Infinity), Math.abs(x)),
  bijector: exp,
};

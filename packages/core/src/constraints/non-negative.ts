import { exp } from '../bijectors/exp.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** Finite numbers from 0 on; the bijector leaves out 0 itself. */
export const nonNegative: ContinuousConstraint = {
  name: 'a number from 0 on',
  eventRank: 0,
  violation: ([x = NaN]) => outside(!(x >= 0 && x < Infinity), Math.abs(x)),
  bijector: exp,
};

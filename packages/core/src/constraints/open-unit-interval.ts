import { sigmoid } from '../bijectors/sigmoid.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** Numbers between 0 and 1, without 0 and 1. */
export const openUnitInterval: ContinuousConstraint = {
  name: 'a number between 0 and 1, without them',
  eventRank: 0,
  violation: ([x = NaN]) => outside(!(x > 0 && x < 1), Math.abs(x - 0.5) - 0.5),
  bijector: sigmoid,
};

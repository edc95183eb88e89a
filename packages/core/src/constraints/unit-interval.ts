import { sigmoid } from '../bijectors/sigmoid.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** Numbers from 0 to 1, both included: probabilities. */
export const unitInterval: ContinuousConstraint = {
  name: 'a number from 0 to 1',
  eventRank: 0,
  violation: ([x = NaN]) => outside(!(x >= 0 && x <= 1), Math.abs(x - 0.5) - 0.5),
  bijector: sigmoid,
};

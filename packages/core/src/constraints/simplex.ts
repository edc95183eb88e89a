import { stickBreaking } from '../bijectors/stick-breaking.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** Rounding of a sum of float32. */
const ROUNDING = 1e-4;

/** Vectors of probabilities: from 0 on, with a sum of 1. */
export const simplex: ContinuousConstraint = {
  name: 'probabilities from 0 on with a sum of 1',
  eventRank: 1,
  violation: (x) => {
    const sum = x.reduce((total, each) => total + each, 0);
    const below = Math.max(0, -Math.min(...x));
    const off = Math.abs(sum - 1);
    return outside(!(below === 0 && off <= ROUNDING), below + off);
  },
  bijector: stickBreaking,
};

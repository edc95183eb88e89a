import { ordered } from '../bijectors/ordered.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** Vectors whose elements grow. */
export const orderedVector: ContinuousConstraint = {
  name: 'a vector whose elements grow',
  eventRank: 1,
  violation: (x) => {
    const falls = x.slice(1).map((each, i) => x[i]! - each);
    const most = Math.max(...falls, -Infinity);
    return outside(!(most < 0), most);
  },
  bijector: ordered,
};

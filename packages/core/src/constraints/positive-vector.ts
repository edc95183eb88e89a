import type { Constraint } from './constraint.js';
import { positive } from './positive.js';

/** Vectors of finite numbers above 0: one scale for each coordinate. */
export const positiveVector: Constraint = {
  name: 'a vector of numbers above 0',
  eventRank: 1,
  violation: (x) => Math.max(0, ...x.map((each) => positive.violation([each], []))),
};

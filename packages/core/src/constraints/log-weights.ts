import type { Constraint } from './constraint.js';
import { outside } from './outside.js';

/** Vectors of log probabilities up to a constant: −∞ is one, but not all may be. */
export const logWeights: Constraint = {
  name: 'a vector of numbers or −∞, not all of them −∞',
  eventRank: 1,
  violation: (x) => outside(!(Math.max(...x) > -Infinity && Math.max(...x) < Infinity), Infinity),
};

import type { Constraint } from './constraint.js';
import { realVector } from './real-vector.js';

/** Matrices of finite numbers. */
export const realMatrix: Constraint = {
  name: 'a matrix of finite numbers',
  eventRank: 2,
  violation: realVector.violation,
};

import { identity } from '../bijectors/identity.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** Vectors of finite numbers. */
export const realVector: ContinuousConstraint = {
  name: 'a vector of finite numbers',
  eventRank: 1,
  violation: (x) => outside(!x.every(Number.isFinite), Infinity),
  bijector: identity,
};

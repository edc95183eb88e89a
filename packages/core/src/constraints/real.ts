import { identity } from '../bijectors/identity.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** All finite numbers. */
export const real: ContinuousConstraint = {
  name: 'a finite number',
  eventRank: 0,
  violation: ([x = NaN]) => outside(!Number.isFinite(x), Infinity),
  bijector: identity,
};

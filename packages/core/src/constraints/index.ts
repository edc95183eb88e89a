export { binary } from './binary.js';
export type { Constraint, ContinuousConstraint } from './constraint.js';
export { positive } from './positive.js';
export { real } from './real.js';
export { unitInterval } from './unit-interval.js';

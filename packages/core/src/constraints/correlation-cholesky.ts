import { correlationCholesky as bijector } from '../bijectors/correlation-cholesky.js';
import type { ContinuousConstraint } from './constraint.js';
import { lowerCholesky } from './lower-cholesky.js';
import { outside } from './outside.js';

/** Rounding of a length in float32. */
const ROUNDING = 1e-4;

/** The Cholesky factors of correlation matrices: lower triangles with rows of length 1. */
export const correlationCholesky: ContinuousConstraint = {
  name: 'a lower triangle with rows of length 1 and a diagonal above 0',
  eventRank: 2,
  violation: (matrix, [size = 0, columns = 0]) => {
    const rows = Array.from({ length: size }, (_, i) => matrix.slice(i * size, (i + 1) * size));
    const off = Math.max(0, ...rows.map((row) => Math.abs(Math.hypot(...row) - 1)));
    const triangle = lowerCholesky.violation(matrix, [size, columns]);
    return outside(triangle > 0 || !(off <= ROUNDING), triangle + off);
  },
  bijector,
};

import { exp } from '../bijectors/exp.js';
import { fillTriangular } from '../bijectors/fill-triangular.js';
import type { ContinuousConstraint } from './constraint.js';
import { outside } from './outside.js';

/** Lower triangles with a diagonal above 0: the Cholesky factors of positive definite matrices. */
export const lowerCholesky: ContinuousConstraint = {
  name: 'a lower triangle with a diagonal above 0',
  eventRank: 2,
  violation: (matrix, [size = 0]) => {
    const above = matrix.filter((_, i) => i % size > Math.floor(i / size));
    const diagonal = matrix.filter((_, i) => i % (size + 1) === 0);
    const off = Math.max(0, ...above.map(Math.abs));
    const least = Math.min(...diagonal);
    return outside(off > 0 || !(least > 0), off + Math.max(0, -least));
  },
  bijector: fillTriangular({ diagonal: exp }),
};

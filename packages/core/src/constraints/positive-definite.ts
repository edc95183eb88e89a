import { chain } from '../bijectors/chain.js';
import { choleskyOuterProduct } from '../bijectors/cholesky-outer-product.js';
import type { ContinuousConstraint } from './constraint.js';
import { lowerCholesky } from './lower-cholesky.js';
import { outside } from './outside.js';

/** Rounding of a symmetric matrix in float32, relative to its largest element. */
const ROUNDING = 1e-5;

/** Symmetric matrices whose eigenvalues are above 0: covariances and precisions. */
export const positiveDefinite: ContinuousConstraint = {
  name: 'a symmetric, positive definite matrix',
  eventRank: 2,
  violation: (matrix, [size = 0]) => {
    const largest = Math.max(...matrix.map(Math.abs));
    const skew = Math.max(
      ...matrix.map((x, i) => Math.abs(x - matrix[(i % size) * size + Math.floor(i / size)]!)),
    );
    if (skew > ROUNDING * largest) return outside(true, skew);
    const pivot = leastPivot(matrix, size);
    return outside(!(pivot > 0), -pivot);
  },
  bijector: chain([lowerCholesky.bijector, choleskyOuterProduct]),
};

/** The least pivot of Cholesky's elimination, or the first that is not above 0. */
function leastPivot(matrix: readonly number[], size: number): number {
  const a = [...matrix];
  let least = Infinity;
  for (let k = 0; k < size; k++) {
    const pivot = a[k * size + k]!;
    least = Math.min(least, pivot);
    if (!(pivot > 0)) return pivot;
    for (let i = k + 1; i < size; i++) {
      const factor = a[i * size + k]! / pivot;
      for (let j = k + 1; j < size; j++) a[i * size + j]! -= factor * a[k * size + j]!;
    }
  }
  return least;
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { diagonalPart } from '../linalg/diagonal-part.js';
import { setDiagonal } from '../linalg/set-diagonal.js';
import type { Bijector, Mapped } from './bijector.js';
import { identity } from './identity.js';
import { tidyMapped } from './tidy-mapped.js';
import { fillLower, takeLower, triangleRows } from './triangle.js';

/** Options of {@link fillTriangular}. */
export interface FillTriangularOptions {
  /** What the diagonal goes through, such as `exp` for factors of Cholesky; `identity` by default. */
  readonly diagonal?: Bijector;
}

/**
 * Fills lower-triangular matrices with the elements of vectors, row by row.
 *
 *     ℝ^{n(n+1)/2} → lower-triangular n×n,   log |det J| = Σᵢ log |g′(xᵢᵢ)|   of the diagonal's map g
 *
 * With `diagonal: exp` it is a bijector onto the Cholesky factors of all positive definite matrices
 * (Pinheiro & Bates 1996, "Unconstrained parametrizations for variance-covariance matrices", §2.2,
 * https://doi.org/10.1007/BF00140873).
 *
 * @throws InputError where a vector has not the size of a triangle.
 *
 * @example
 * ```ts
 * import { exp, fillTriangular } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = fillTriangular({ diagonal: exp }).forward(tf.zeros([3])); // [[1, 0], [0, 1]]
 * ```
 */
export function fillTriangular({ diagonal = identity }: FillTriangularOptions = {}): Bijector {
  const onDiagonal = (matrix: Tensor, map: (x: Tensor) => Mapped): Mapped => {
    const mapped = map(diagonalPart(matrix));
    return { value: setDiagonal(matrix, mapped.value), logDet: tf.sum(mapped.logDet, -1) };
  };
  return {
    name: 'FillTriangular',
    domainRank: 1,
    codomainRank: 2,
    forwardShape: ([size = 0]) => {
      const rows = triangleRows('fillTriangular', size);
      return [rows, rows];
    },
    inverseShape: ([rows = 0]) => [(rows * (rows + 1)) / 2],
    forward: (x) => {
      const rows = triangleRows('fillTriangular.forward', x.shape.at(-1) ?? 1);
      return tidyMapped(() => onDiagonal(fillLower(x, rows, 0), (d) => diagonal.forward(d)));
    },
    inverse: (y) => {
      const rows = y.shape.at(-1) ?? 0;
      checkTrailingShape('fillTriangular.inverse', 'y', y.shape, [rows, rows]);
      return tidyMapped(() => {
        const { value, logDet } = onDiagonal(y, (d) => diagonal.inverse(d));
        return { value: takeLower(value, 0), logDet };
      });
    },
  };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { cholesky } from '../linalg/cholesky.js';
import { diagonalPart } from '../linalg/diagonal-part.js';
import type { Bijector } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/**
 * From Cholesky factors onto positive definite matrices.
 *
 *     Y = L Lᵀ,   log |det J| = n log 2 + Σᵢ (n + 1 − i) log Lᵢᵢ,   i from 1 to n
 *
 * Volumes are those of the elements on and below the diagonal (Muirhead 1982, "Aspects of multivariate
 * statistical theory", theorem 2.1.9, https://doi.org/10.1002/9780470316559).
 *
 * @throws InputError for what is no square matrix.
 *
 * @example
 * ```ts
 * import { choleskyOuterProduct } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = choleskyOuterProduct.forward(tf.tensor2d([[2, 0], [1, 3]])); // [[4, 2], [2, 10]]
 * ```
 */
export const choleskyOuterProduct: Bijector = {
  name: 'CholeskyOuterProduct',
  domainRank: 2,
  codomainRank: 2,
  forwardShape: (shape) => shape,
  inverseShape: (shape) => shape,
  forward: (x) => {
    checkSides('forward', 'x', x);
    return tidyMapped(() => ({ value: tf.matMul(x, x, false, true), logDet: logDetOf(x) }));
  },
  inverse: (y) => {
    checkSides('inverse', 'y', y);
    return tidyMapped(() => {
      const value = cholesky(y);
      return { value, logDet: tf.neg(logDetOf(value)) };
    });
  },
};

function logDetOf(l: Tensor): Tensor {
  const n = l.shape.at(-1)!;
  const logs = tf.mul(tf.log(diagonalPart(l)), tf.range(n, 0, -1));
  return tf.add(tf.sum(logs, -1), n * Math.LN2);
}

function checkSides(method: string, argument: string, { shape }: Tensor): void {
  const size = shape.at(-1) ?? 0;
  checkTrailingShape(`choleskyOuterProduct.${method}`, argument, shape, [size, size]);
}

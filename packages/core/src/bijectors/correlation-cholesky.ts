import * as tf from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { setDiagonal } from '../linalg/set-diagonal.js';
import type { Bijector } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';
import { tanh } from './tanh.js';
import { fillLower, takeLower, triangleRows } from './triangle.js';

/**
 * From ℝ^{n(n−1)/2} onto the Cholesky factors of n×n correlation matrices: lower triangles with rows of
 * length 1 and a diagonal above 0.
 *
 *     zᵢⱼ = tanh xᵢⱼ (partial correlations),   Lᵢⱼ = zᵢⱼ Πₖ<ⱼ √(1 − zᵢₖ²),   Lᵢᵢ = Πₖ<ᵢ √(1 − zᵢₖ²)
 *
 * Volumes of factors are those of their elements below the diagonal (Lewandowski, Kurowicka & Joe 2009,
 * "Generating random correlation matrices based on vines and extended onion method", §2.2,
 * https://doi.org/10.1016/j.jmva.2009.04.008).
 *
 * @throws InputError where a vector has not the size of a triangle.
 *
 * @example
 * ```ts
 * import { correlationCholesky } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const { value } = correlationCholesky.forward(tf.tensor1d([0.5])); // [[1, 0], [0.462, 0.887]]
 * ```
 */
export const correlationCholesky: Bijector = {
  name: 'CorrelationCholesky',
  domainRank: 1,
  codomainRank: 2,
  forwardShape: ([size = 0]) => {
    const rows = triangleRows('correlationCholesky', size) + 1;
    return [rows, rows];
  },
  inverseShape: ([rows = 1]) => [(rows * (rows - 1)) / 2],
  forward: (x) => {
    const rows = triangleRows('correlationCholesky.forward', x.shape.at(-1) ?? 1) + 1;
    return tidyMapped(() => {
      const partial = tanh.forward(x);
      // log(1 − z²), which is the slope of tanh
      const logRest = fillLower(partial.logDet, rows, -1);
      const logBefore = tf.mul(tf.cumsum(logRest, logRest.rank - 1, true), 0.5);
      const scale = tf.exp(logBefore);
      const below = tf.mul(fillLower(partial.value, rows, -1), scale);
      const value = setDiagonal(below, tf.exp(tf.mul(tf.sum(logRest, -1), 0.5)));
      const stretch = tf.add(partial.logDet, takeLower(logBefore, -1));
      return { value, logDet: tf.sum(stretch, -1) };
    });
  },
  inverse: (y) => {
    const rows = y.shape.at(-1) ?? 0;
    checkTrailingShape('correlationCholesky.inverse', 'y', y.shape, [rows, rows]);
    return tidyMapped(() => {
      // What is left of the length of a row, summed from its end: 1 minus the others cancels.
      const squares = tf.square(y);
      const left = takeLower(tf.cumsum(squares, y.rank - 1, false, true), -1);
      const logLeft = tf.mul(tf.log(left), 0.5);
      const partial = tf.div(takeLower(y, -1), tf.exp(logLeft));
      const { value, logDet } = tanh.inverse(partial);
      return { value, logDet: tf.sum(tf.sub(logDet, logLeft), -1) };
    });
  },
};

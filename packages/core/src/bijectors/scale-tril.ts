import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { shapeOf, type Parameter } from '../distributions/parameter.js';
import { bandPart } from '../linalg/band-part.js';
import { triangularLogDet } from '../linalg/triangular-log-det.js';
import { triangularSolve } from '../linalg/triangular-solve.js';
import type { Bijector } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/** Options of {@link scaleTril}. */
export interface ScaleTrilOptions {
  /** Shift μ, `[..., n]`; 0 by default. */
  readonly loc?: Parameter;
  /** Lower triangle L with a diagonal other than 0, `[..., n, n]`; what lies above is not read. */
  readonly scaleTril: Tensor;
}

/**
 * A shift and a lower-triangular scale of vectors.
 *
 *     y = μ + L x,   log |det J| = Σᵢ log |Lᵢᵢ|
 *
 * @throws InputError where L is not square or μ not of its size.
 *
 * @example
 * ```ts
 * import { scaleTril } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const bijector = scaleTril({ scaleTril: tf.tensor2d([1, 0, 2, 3], [2, 2]) });
 * const { value, logDet } = bijector.forward(tf.tensor1d([1, 1])); // [1, 5] and log 3
 * ```
 */
export function scaleTril({ loc = 0, scaleTril: scale }: ScaleTrilOptions): Bijector {
  const size = scale.shape.at(-1) ?? 0;
  checkTrailingShape('scaleTril', 'scaleTril', scale.shape, [size, size]);
  if (typeof loc !== 'number') checkTrailingShape('scaleTril', 'loc', shapeOf(loc), [size]);
  const logDetFor = ({ shape }: Tensor, sign: 1 | -1): Tensor =>
    tf.broadcastTo(tf.mul(triangularLogDet(scale), sign), shape.slice(0, -1));
  return {
    name: 'ScaleTril',
    domainRank: 1,
    codomainRank: 1,
    forwardShape: (shape) => shape,
    inverseShape: (shape) => shape,
    forward: (x) => {
      checkTrailingShape('scaleTril.forward', 'x', x.shape, [size]);
      return tidyMapped(() => {
        const lower = bandPart(scale, -Infinity, 0);
        const value = tf.add(loc, tf.squeeze(tf.matMul(lower, tf.expandDims(x, -1)), [-1]));
        return { value, logDet: logDetFor(value, 1) };
      });
    },
    inverse: (y) => {
      checkTrailingShape('scaleTril.inverse', 'y', y.shape, [size]);
      return tidyMapped(() => {
        const column = tf.expandDims(tf.sub(y, loc), -1);
        const value = tf.squeeze(triangularSolve(scale, column), [-1]);
        return { value, logDet: logDetFor(value, -1) };
      });
    },
  };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import type { Bijector, Mapped } from './bijector.js';
import { tidyMapped } from './tidy-mapped.js';

/**
 * Mirrors vectors at hyperplanes, one after the other: an orthogonal map, cheap to invert.
 *
 *     y = Hₖ ⋯ H₁ x,   Hᵢ = I − 2 vᵢ vᵢᵀ / ‖vᵢ‖²,   log |det J| = 0
 *
 * n reflections make every orthogonal matrix of n×n (Tomczak & Welling 2016, "Improving variational
 * auto-encoders using Householder flow", §3, https://arxiv.org/abs/1611.09630).
 *
 * @param vectors v, `[k, n]`, none of them 0.
 *
 * @example
 * ```ts
 * import { householder } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const mirror = householder(tf.tensor2d([[1, 0]]));
 * const { value } = mirror.forward(tf.tensor1d([3, 4])); // [−3, 4]
 * ```
 */
export function householder(vectors: Tensor): Bijector {
  const size = vectors.shape.at(-1)!;
  const reflect =
    (method: string, turn: (list: Tensor[]) => Tensor[]) =>
    (x: Tensor): Mapped => {
      checkTrailingShape(`householder.${method}`, 'x', x.shape, [size]);
      return tidyMapped(() => ({
        value: turn(tf.unstack(vectors)).reduce(mirrorAt, x),
        logDet: tf.zeros(x.shape.slice(0, -1)),
      }));
    };
  return {
    name: 'Householder',
    domainRank: 1,
    codomainRank: 1,
    forwardShape: (shape) => shape,
    inverseShape: (shape) => shape,
    forward: reflect('forward', (list) => list),
    inverse: reflect('inverse', (list) => list.toReversed()),
  };
}

/** x − 2 v (v · x) / ‖v‖². */
function mirrorAt(x: Tensor, v: Tensor): Tensor {
  const along = tf.div(tf.sum(tf.mul(x, v), -1, true), tf.sum(tf.square(v)));
  return tf.sub(x, tf.mul(tf.mul(along, 2), v));
}

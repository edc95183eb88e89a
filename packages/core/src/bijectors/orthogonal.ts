import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkTrailingShape } from '../check-shape.js';
import { matrixExponential } from '../linalg/matrix-exponential.js';
import type { Bijector } from './bijector.js';
import { rearrangement } from './rearrangement.js';

/**
 * A rotation of vectors, made of any square matrix.
 *
 *     y = Q x,   Q = exp(A − Aᵀ),   log |det J| = 0
 *
 * Q is orthogonal with determinant 1 whatever A is, so A trains without constraints
 * (Lezcano-Casado & Martínez-Rubio 2019, "Cheap orthogonal constraints in neural networks", §3,
 * https://arxiv.org/abs/1901.08428).
 *
 * @param generator A, `[n, n]`.
 * @throws InputError where A is not square.
 *
 * @example
 * ```ts
 * import { orthogonal } from '@gen/core/bijectors';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const quarter = orthogonal(tf.tensor2d([0, -Math.PI / 2, 0, 0], [2, 2]));
 * const { value } = quarter.forward(tf.tensor1d([1, 0])); // [0, 1]
 * ```
 */
export function orthogonal(generator: Tensor): Bijector {
  const size = generator.shape.at(-1) ?? 0;
  checkTrailingShape('orthogonal', 'generator', generator.shape, [size, size]);
  const rotate = (x: Tensor, back: boolean): Tensor => {
    checkTrailingShape(`orthogonal.${back ? 'inverse' : 'forward'}`, 'x', x.shape, [size]);
    const rotation = matrixExponential(tf.sub(generator, tf.transpose(generator)));
    // Rows are vectors, so Q is transposed on the way there.
    const rows = tf.reshape(x, [-1, size]);
    return tf.reshape(tf.matMul(rows, rotation as tf.Tensor2D, false, !back), x.shape);
  };
  return rearrangement({
    name: 'Orthogonal',
    domainRank: 1,
    codomainRank: 1,
    forwardShape: (shape) => shape,
    inverseShape: (shape) => shape,
    forward: (x) => rotate(x, false),
    inverse: (y) => rotate(y, true),
  });
}

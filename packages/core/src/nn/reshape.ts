import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';

/**
 * Gives each example a shape: `[batch, ...]` to `[batch, ...shape]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { reshape } from '@gen/core/nn';
 *
 * const toImages = reshape([7, 7, 64]);
 * const y = toImages(tf.zeros([2, 3136])); // [2, 7, 7, 64]
 * ```
 */
export function reshape(shape: Shape): (x: Tensor) => Tensor {
  const size = shape.reduce((product, axis) => product * axis, 1);
  return (x) => {
    const batch = x.shape[0] ?? 0;
    if (x.size === batch * size) return tf.reshape(x, [batch, ...shape]);
    throw new InputError({
      callee: 'reshape',
      argument: 'x',
      expected: `shape [batch, ...] with ${size} numbers an example, for [${shape}]`,
      got: `shape [${x.shape}]`,
    });
  };
}

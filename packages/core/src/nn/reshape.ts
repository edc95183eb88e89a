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
export const reshape = (shape: Shape): ((x: Tensor) => Tensor) => reshaped('reshape', shape);

/**
 * Gives each example a shape, channels first in what comes in: `[batch, features]` to
 * `[batch, ...places, channels]`, as PyTorch's `Unflatten` and the permutation of its axes. The inverse
 * of `flattenChannelsFirst`.
 *
 * @param shape `[...places, channels]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { reshapeChannelsFirst } from '@gen/core/nn';
 *
 * const toImages = reshapeChannelsFirst([7, 7, 64]);
 * const y = toImages(tf.zeros([2, 3136])); // [2, 7, 7, 64]
 * ```
 */
export function reshapeChannelsFirst(shape: Shape): (x: Tensor) => Tensor {
  const [places, channels] = [shape.slice(0, -1), shape.slice(-1)];
  const toChannelsFirst = reshaped('reshapeChannelsFirst', [...channels, ...places]);
  const axes = [0, ...places.map((_, i) => i + 2), 1];
  return (x) => tf.tidy(() => tf.transpose(toChannelsFirst(x), axes));
}

function reshaped(callee: string, shape: Shape): (x: Tensor) => Tensor {
  const size = shape.reduce((product, axis) => product * axis, 1);
  return (x) => {
    const batch = x.shape[0] ?? 0;
    if (x.size === batch * size) return tf.reshape(x, [batch, ...shape]);
    throw new InputError({
      callee,
      argument: 'x',
      expected: `shape [batch, ...] with ${size} numbers an example, for [${shape}]`,
      got: `shape [${x.shape}]`,
    });
  };
}

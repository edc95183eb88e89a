import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Makes one axis of all axes but the first: `[batch, ...]` to `[batch, features]`.
 *
 * Images are flattened with their channels innermost, and nothing is moved. A dense layer that follows
 * has its weights in another order than after PyTorch's `Flatten`, which is {@link flattenChannelsFirst}.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { flatten } from '@gen/core/nn';
 *
 * const y = flatten(tf.zeros([2, 7, 7, 64])); // [2, 3136]
 * ```
 */
export const flatten = (x: Tensor): Tensor =>
  tf.reshape(x, [x.shape[0]!, x.shape.slice(1).reduce((product, size) => product * size, 1)]);

/**
 * Makes one axis of all axes but the first, channels outermost: `[batch, ..., channels]` to
 * `[batch, features]` as PyTorch's `Flatten` does, so that the weights of a dense layer that follows
 * can be exchanged with it.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { flattenChannelsFirst } from '@gen/core/nn';
 *
 * const y = flattenChannelsFirst(tf.zeros([2, 7, 7, 64])); // [2, 3136]
 * ```
 */
export const flattenChannelsFirst = (x: Tensor): Tensor =>
  tf.tidy(() => {
    const [batch, ...rest] = Array.from(x.shape, (_, axis) => axis);
    const channels = rest.splice(-1);
    return flatten(tf.transpose(x, [batch!, ...channels, ...rest]));
  });

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Makes one axis of all axes but the first: `[batch, ...]` to `[batch, features]`.
 *
 * Images are flattened with their channels innermost (PyTorch: outermost), so the weights of a dense
 * layer that follows are in another order than PyTorch's.
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

import * as tf from '@tensorflow/tfjs-core';
import type { Initializer } from './initializer.js';

/**
 * Another initializer times a factor: the gain of PyTorch's `torch.nn.init`, such as √2 for ReLU or
 * 5/3 for tanh, with {@link glorotUniform} or {@link orthogonal}.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { dense, orthogonal, scaled } from '@gen/core/nn';
 *
 * const weightInitializer = scaled(orthogonal, Math.SQRT2);
 * const layer = dense({ inputs: 4, outputs: 2, key: key(0), weightInitializer });
 * layer.dispose();
 * ```
 */
export const scaled =
  (initializer: Initializer, factor: number): Initializer =>
  (key, shape, fans) =>
    tf.tidy(() => tf.mul(initializer(key, shape, fans), factor));

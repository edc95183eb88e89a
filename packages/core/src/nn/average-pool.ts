import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { mean, pool1d, pool2d, type Pool1DOptions, type Pool2DOptions } from './pooling.js';

/**
 * The mean of each window of images, channel by channel: a function that maps
 * `[batch, height, width, channels]` to `[batch, height′, width′, channels]`.
 *
 *     y[n, i, j, c] = Σ x[n, s i + k − p, s j + l − p, c] / (area of the window)
 *
 * height′ = ⌊(height + 2 padding − kernel) / stride⌋ + 1, or ⌈height / stride⌉ for `padding: 'same'`.
 * Zeros of a padding by numbers count, as in PyTorch's `AvgPool2d`; with `'same'` only what lies in the
 * image does, as in TensorFlow.
 *
 * @throws InputError where sizes are no counts, or the padding is more than half of the kernel.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { averagePool2d } from '@gen/core/nn';
 *
 * const halve = averagePool2d({ kernelSize: 2 });
 * const y = halve(tf.zeros([2, 28, 28, 8])); // [2, 14, 14, 8]
 * ```
 */
export const averagePool2d = (options: Pool2DOptions): ((x: Tensor) => Tensor) =>
  pool2d('averagePool2d', options, mean);

/**
 * The mean of each window of sequences, channel by channel: a function that maps
 * `[batch, length, channels]` to `[batch, length′, channels]`, as {@link averagePool2d} does of images.
 * PyTorch's `AvgPool1d`.
 *
 * @throws InputError where sizes are no counts, or the padding is more than half of the kernel.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { averagePool1d } from '@gen/core/nn';
 *
 * const halve = averagePool1d({ kernelSize: 2 });
 * const y = halve(tf.zeros([2, 100, 8])); // [2, 50, 8]
 * ```
 */
export const averagePool1d = (options: Pool1DOptions): ((x: Tensor) => Tensor) =>
  pool1d('averagePool1d', options, mean);

/**
 * The mean of each channel of each example: `[batch, ..., channels]` to `[batch, channels]`. PyTorch's
 * `AdaptiveAvgPool2d(1)`, without the axes of size 1 that this leaves.
 *
 * @throws InputError where x has no axes between the batch and the channels.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { globalAveragePool } from '@gen/core/nn';
 *
 * const y = globalAveragePool(tf.zeros([2, 7, 7, 64])); // [2, 64]
 * ```
 */
export function globalAveragePool(x: Tensor): Tensor {
  const places = x.shape.slice(1, -1).map((_, i) => i + 1);
  if (places.length > 0) return tf.mean(x, places);
  throw new InputError({
    callee: 'globalAveragePool',
    argument: 'x',
    expected: 'shape [batch, ..., channels] with axes between',
    got: `shape [${x.shape}]`,
  });
}

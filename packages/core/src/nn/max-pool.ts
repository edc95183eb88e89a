import type { Tensor } from '@tensorflow/tfjs-core';
import { largest, pool1d, pool2d, type Pool1DOptions, type Pool2DOptions } from './pooling.js';

/**
 * The largest of each window of images, channel by channel: a function that maps
 * `[batch, height, width, channels]` to `[batch, height′, width′, channels]`.
 *
 *     y[n, i, j, c] = max x[n, s i + k − p, s j + l − p, c]   over the window's k, l
 *
 * height′ = ⌊(height + 2 padding − kernel) / stride⌋ + 1, or ⌈height / stride⌉ for `padding: 'same'`.
 * What lies in the padding is never the largest. PyTorch's `MaxPool2d`. The gradient goes to the first
 * of equals.
 *
 * @throws InputError where sizes are no counts, or the padding is more than half of the kernel.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { maxPool2d } from '@gen/core/nn';
 *
 * const halve = maxPool2d({ kernelSize: 2 });
 * const y = halve(tf.zeros([2, 28, 28, 8])); // [2, 14, 14, 8]
 * ```
 */
export const maxPool2d = (options: Pool2DOptions): ((x: Tensor) => Tensor) =>
  pool2d('maxPool2d', options, largest);

/**
 * The largest of each window of sequences, channel by channel: a function that maps
 * `[batch, length, channels]` to `[batch, length′, channels]`, as {@link maxPool2d} does of images.
 * PyTorch's `MaxPool1d`.
 *
 * @throws InputError where sizes are no counts, or the padding is more than half of the kernel.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { maxPool1d } from '@gen/core/nn';
 *
 * const halve = maxPool1d({ kernelSize: 3, stride: 2, padding: 1 });
 * const y = halve(tf.zeros([2, 100, 8])); // [2, 50, 8]
 * ```
 */
export const maxPool1d = (options: Pool1DOptions): ((x: Tensor) => Tensor) =>
  pool1d('maxPool1d', options, largest);

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { addBias } from './add-bias.js';
import type { AffineOptions } from './affine-options.js';
import { affineVariables } from './affine-variables.js';
import {
  checkGeometry,
  checkImages,
  enginePadding,
  pair,
  type ConvGeometry,
} from './conv-geometry.js';
import { kernelLayout } from './kernel-layout.js';
import { affineLayerOf } from './layer-of.js';
import type { Layer } from './layer.js';

/** Options of {@link conv2d}. */
export interface Conv2DOptions extends AffineOptions, ConvGeometry {}

/**
 * A convolution (cross-correlation, as everywhere in deep learning) over images.
 *
 *     y[n, i, j, o] = b[o] + Σ x[n, s i + k − p, s j + l − p, c] · W[k, l, c, o]
 *
 * Maps `[batch, height, width, inputs]` to `[batch, height′, width′, outputs]` with
 * height′ = ⌊(height + 2 padding − kernel) / stride⌋ + 1, as in PyTorch, or ⌈height / stride⌉ for
 * `padding: 'same'`, as in TensorFlow. Without `padding` there is none.
 *
 * Its parameters are `weight`, W `[kernelHeight, kernelWidth, inputs, outputs]` in memory and
 * `[outputs, inputs, kernelHeight, kernelWidth]` in a state dict, and `bias` `[outputs]`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { conv2d } from '@gen/core/nn';
 *
 * const layer = conv2d({ inputs: 1, outputs: 8, kernelSize: 3, stride: 2, padding: 'same', key: key(0) });
 * const y = layer.apply(tf.zeros([2, 28, 28, 1])); // [2, 14, 14, 8]
 * layer.dispose();
 * ```
 */
export function conv2d(options: Conv2DOptions): Layer {
  const { inputs, outputs, padding = 0 } = options;
  checkGeometry('conv2d', options);
  const [kernel, stride] = [pair(options.kernelSize), pair(options.stride ?? 1)];
  const area = kernel[0] * kernel[1];
  const fans = { fanIn: inputs * area, fanOut: outputs * area };
  const variables = affineVariables('conv2d', [...kernel, inputs, outputs], fans, options);
  const { weight, bias } = variables;
  kernelLayout(weight);

  const least = padding === 'same' ? undefined : reach(kernel, padding);
  return affineLayerOf({ ...variables }, (x, then) => {
    checkImages('conv2d.apply', x.shape, inputs, least);
    return tf.tidy(() => {
      const filter = weight as Tensor as Tensor4D;
      const y = tf.conv2d(x as Tensor4D, filter, stride, enginePadding(padding));
      return addBias(y, bias, then);
    });
  });
}

/** The smallest image that a kernel fits in. */
const reach = ([height, width]: readonly [number, number], padding: number): [number, number] => [
  Math.max(1, height - 2 * padding),
  Math.max(1, width - 2 * padding),
];

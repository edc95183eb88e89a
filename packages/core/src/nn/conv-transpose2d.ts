import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { addBias } from './add-bias.js';
import type { AffineOptions } from './affine-options.js';
import { affineVariables } from './affine-variables.js';
import {
  checkGeometry,
  checkImages,
  enginePadding,
  pair,
  type ConvGeometry,
  type Size2D,
} from './conv-geometry.js';
import { kernelLayout } from './kernel-layout.js';
import { affineLayerOf } from './layer-of.js';
import type { Layer } from './layer.js';

/** Options of {@link convTranspose2d}. */
export interface ConvTranspose2DOptions extends AffineOptions, ConvGeometry {
  /** Rows and columns added at the end of the output, fewer than `stride`; none for `'same'`. */
  readonly outputPadding?: Size2D;
}

/**
 * A transposed convolution: the gradient of {@link conv2d} with respect to its input, which brings
 * a small image to a large one (Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep
 * learning", §4, https://arxiv.org/abs/1603.07285).
 *
 *     y[n, s i + k − p, s j + l − p, o] += x[n, i, j, c] · W[k, l, o, c],   then + b[o]
 *
 * Maps `[batch, height, width, inputs]` to `[batch, height′, width′, outputs]` with
 * height′ = (height − 1) stride − 2 padding + kernel + outputPadding, as in PyTorch, or
 * height · stride for `padding: 'same'`, as in TensorFlow. Without `padding` there is none.
 *
 * Its parameters are `weight`, W `[kernelHeight, kernelWidth, outputs, inputs]` in memory and
 * `[inputs, outputs, kernelHeight, kernelWidth]` in a state dict, and `bias` `[outputs]`.
 * Initializers take fanIn = outputs · kernelHeight · kernelWidth, as PyTorch and Keras do.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { convTranspose2d } from '@gen/core/nn';
 *
 * const shape = { kernelSize: 3, stride: 2, padding: 1, outputPadding: 1 };
 * const layer = convTranspose2d({ inputs: 8, outputs: 1, ...shape, key: key(0) });
 * const y = layer.apply(tf.zeros([2, 14, 14, 8])); // [2, 28, 28, 1]
 * layer.dispose();
 * ```
 */
export function convTranspose2d(options: ConvTranspose2DOptions): Layer {
  const { inputs, outputs, padding = 0 } = options;
  checkGeometry('convTranspose2d', options);
  checkOutputPadding(options);
  const [kernel, stride] = [pair(options.kernelSize), pair(options.stride ?? 1)];
  const extra = pair(options.outputPadding ?? 0);
  const area = kernel[0] * kernel[1];
  const fans = { fanIn: outputs * area, fanOut: inputs * area };
  const variables = affineVariables('convTranspose2d', [...kernel, outputs, inputs], fans, options);
  const { weight, bias } = variables;
  kernelLayout(weight);

  const enlarged = (size: number, axis: 0 | 1): number =>
    padding === 'same'
      ? size * stride[axis]
      : (size - 1) * stride[axis] - 2 * padding + kernel[axis] + extra[axis];
  return affineLayerOf({ ...variables }, (x, then) => {
    checkImages('convTranspose2d.apply', x.shape, inputs);
    const [batch, height, width] = x.shape as [number, number, number, number];
    const shape = [batch, enlarged(height, 0), enlarged(width, 1), outputs] as const;
    return tf.tidy(() => {
      const filter = weight as Tensor as Tensor4D;
      const y = tf.conv2dTranspose(
        x as Tensor4D,
        filter,
        [...shape],
        stride,
        enginePadding(padding),
      );
      return addBias(y, bias, then);
    });
  });
}

function checkOutputPadding({
  stride = 1,
  padding = 0,
  outputPadding = 0,
}: ConvTranspose2DOptions): void {
  const [strides, extra] = [pair(stride), pair(outputPadding)];
  const fits = extra.every((size, axis) => size >= 0 && size < strides[axis]!);
  if (fits && !(padding === 'same' && extra.some((size) => size > 0))) return;
  throw new InputError({
    callee: 'convTranspose2d',
    argument: 'outputPadding',
    expected: padding === 'same' ? "0 for padding 'same'" : `less than the stride, ${strides}`,
    got: `${extra}`,
  });
}

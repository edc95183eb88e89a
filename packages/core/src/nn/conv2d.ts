import { affineLayer } from './affine-layer.js';
import { affineVariables, checkAffine } from './affine-variables.js';
import {
  checkGroups,
  checkImages,
  leastOf,
  placementOf,
  type ConvGeometry,
  type ConvOptions,
} from './conv-geometry.js';
import { convolve } from './convolve.js';
import type { FunctionalLayer } from './functional-layer.js';
import { kernelLayout } from './kernel-layout.js';

/** Options of {@link conv2d}. */
export interface Conv2DOptions extends ConvOptions, ConvGeometry {}

/**
 * A convolution (cross-correlation, as everywhere in deep learning) over images.
 *
 *     y[n, i, j, o] = b[o] + Σ x[n, s i + d k − p, s j + d l − p, c] · W[k, l, c, o]
 *
 * with stride s, dilation d and padding p. Maps `[batch, height, width, inputs]` to
 * `[batch, height′, width′, outputs]` with
 * height′ = ⌊(height + 2 padding − dilation (kernel − 1) − 1) / stride⌋ + 1, as in PyTorch, or
 * ⌈height / stride⌉ for `padding: 'same'`, as in TensorFlow. Without `padding` there is none. With
 * `groups`, outputs o of a group read the channels c of that group alone; `depthwiseConv2d` has as many
 * groups as channels.
 *
 * Its parameters are `weight`, W `[kernelHeight, kernelWidth, inputs / groups, outputs]` in memory and
 * `[outputs, inputs / groups, kernelHeight, kernelWidth]` in a state dict, and `bias` `[outputs]`:
 * PyTorch's `Conv2d`.
 *
 * @throws InputError where sizes are no counts, or groups do not divide inputs and outputs.
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
export const conv2d = (options: Conv2DOptions): FunctionalLayer => convLayer('conv2d', options);

/** {@link conv2d} under the name by which it was called. */
export function convLayer(callee: string, options: Conv2DOptions): FunctionalLayer {
  const { inputs, outputs, groups = 1 } = options;
  checkAffine(callee, options);
  checkGroups(callee, options);
  const placement = placementOf(callee, options);
  const { kernel } = placement;
  const area = kernel[0] * kernel[1];
  const fans = { fanIn: (inputs / groups) * area, fanOut: (outputs / groups) * area };
  const variables = affineVariables([...kernel, inputs / groups, outputs], fans, options);
  kernelLayout(variables.weight);
  const least = leastOf(placement);
  return affineLayer(variables, (x, weight) => {
    checkImages(`${callee}.apply`, x.shape, inputs, least);
    return convolve(x, weight, placement, groups);
  });
}

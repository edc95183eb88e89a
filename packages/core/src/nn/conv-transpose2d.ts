import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { affineLayer } from './affine-layer.js';
import { affineVariables, checkAffine } from './affine-variables.js';
import {
  checkGroups,
  checkImages,
  pair,
  placementOf,
  spanOf,
  type ConvGeometry,
  type ConvOptions,
  type Pair,
  type Placement,
  type Size2D,
} from './conv-geometry.js';
import { convolveTransposed } from './convolve.js';
import type { FunctionalLayer } from './functional-layer.js';
import { kernelLayout } from './kernel-layout.js';

/** Options of {@link convTranspose2d}. */
export interface ConvTranspose2DOptions extends ConvOptions, ConvGeometry {
  /** Rows and columns added at the end of the output, fewer than `stride`; none for `'same'`. */
  readonly outputPadding?: Size2D;
}

/**
 * A transposed convolution: the gradient of {@link conv2d} with respect to its input, which brings
 * a small image to a large one (Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep
 * learning", §4, https://arxiv.org/abs/1603.07285).
 *
 *     y[n, s i + d k − p, s j + d l − p, o] += x[n, i, j, c] · W[k, l, o, c],   then + b[o]
 *
 * Maps `[batch, height, width, inputs]` to `[batch, height′, width′, outputs]` with
 * height′ = (height − 1) stride − 2 padding + dilation (kernel − 1) + 1 + outputPadding, as in PyTorch,
 * or height · stride for `padding: 'same'`, as in TensorFlow. Without `padding` there is none.
 *
 * Its parameters are `weight`, W `[kernelHeight, kernelWidth, outputs / groups, inputs]` in memory and
 * `[inputs, outputs / groups, kernelHeight, kernelWidth]` in a state dict, and `bias` `[outputs]`:
 * PyTorch's `ConvTranspose2d`. Initializers take fanIn = outputs / groups · kernelHeight · kernelWidth,
 * as PyTorch and Keras do.
 *
 * @throws InputError where sizes are no counts, groups do not divide inputs and outputs, or
 * `outputPadding` is not less than the stride.
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
export function convTranspose2d(options: ConvTranspose2DOptions): FunctionalLayer {
  const { inputs, outputs, groups = 1, outputPadding = 0 } = options;
  checkAffine('convTranspose2d', options);
  checkGroups('convTranspose2d', options);
  const placement = placementOf('convTranspose2d', options);
  const { kernel } = placement;
  const extra = pair(outputPadding);
  checkOutputPadding('convTranspose2d', placement, extra);
  const area = kernel[0] * kernel[1];
  const fans = { fanIn: (outputs / groups) * area, fanOut: (inputs / groups) * area };
  const variables = affineVariables([...kernel, outputs / groups, inputs], fans, options);
  kernelLayout(variables.weight);

  const linear = (x: Tensor, weight: Tensor): Tensor => {
    checkImages('convTranspose2d.apply', x.shape, inputs);
    const size = enlarged([x.shape[1]!, x.shape[2]!], placement, extra);
    return convolveTransposed(x, weight, placement, groups, size);
  };
  return { ...affineLayer(variables, linear), outputAxis: 1 };
}

/** Height and width of the output. */
export function enlarged(size: Pair, placement: Placement, extra: Pair): Pair {
  const span = spanOf(placement);
  const { stride, padding } = placement;
  const along = (axis: 0 | 1): number => {
    if (padding === 'same') return size[axis] * stride[axis];
    const [before, after] = padding[axis];
    return (size[axis] - 1) * stride[axis] - before - after + span[axis] + extra[axis];
  };
  return [along(0), along(1)];
}

/** Throws an {@link InputError} unless what is added at the end is less than a stride. */
export function checkOutputPadding(
  callee: string,
  { stride, padding }: Placement,
  extra: Pair,
): void {
  const fits = extra.every((size, axis) => size >= 0 && size < stride[axis]!);
  if (fits && !(padding === 'same' && extra.some((size) => size > 0))) return;
  throw new InputError({
    callee,
    argument: 'outputPadding',
    expected: padding === 'same' ? "0 for padding 'same'" : `less than the stride, ${stride}`,
    got: `${extra}`,
  });
}

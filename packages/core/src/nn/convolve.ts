import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { enginePadding, type Pair, type Placement } from './conv-geometry.js';

/**
 * Convolves images `[batch, height, width, inputs]` with a kernel
 * `[kernelHeight, kernelWidth, inputs / groups, outputs]`.
 */
export function convolve(x: Tensor, kernel: Tensor, placement: Placement, groups: number): Tensor {
  const { stride } = placement;
  // The engine dilates only what it does not stride.
  const apart = !isOne(stride) && !isOne(placement.dilation);
  const filter = apart ? spread(kernel, placement.dilation) : kernel;
  const dilation = apart ? ONE : placement.dilation;
  const pad = enginePadding(placement);
  const inputs = x.shape.at(-1)!;
  // TensorFlow strides channels apart from each other by one number only.
  if (groups > 1 && groups === inputs && stride[0] === stride[1]) {
    const [high, wide, , outputs] = filter.shape as [number, number, number, number];
    const own = tf.reshape(filter, [high, wide, inputs, outputs / inputs]) as Tensor4D;
    return tf.depthwiseConv2d(x as Tensor4D, own, [...stride], pad, 'NHWC', [...dilation]);
  }
  return inGroups(x, filter, groups, (part, own) =>
    tf.conv2d(part, own, [...stride], pad, 'NHWC', [...dilation]),
  );
}

/**
 * The transpose of {@link convolve} as a linear map of its images: brings images
 * `[batch, height, width, inputs]` to `[batch, ...size, outputs]` by a kernel
 * `[kernelHeight, kernelWidth, outputs / groups, inputs]`.
 */
export function convolveTransposed(
  x: Tensor,
  kernel: Tensor,
  placement: Placement,
  groups: number,
  size: Pair,
): Tensor {
  const filter = isOne(placement.dilation) ? kernel : spread(kernel, placement.dilation);
  const shape = [x.shape[0]!, ...size, kernel.shape[2]!] as [number, number, number, number];
  return inGroups(x, filter, groups, (part, own) =>
    tf.conv2dTranspose(part, own, shape, [...placement.stride], enginePadding(placement)),
  );
}

const ONE: Pair = [1, 1];

const isOne = ([high, wide]: Pair): boolean => high === 1 && wide === 1;

/** Applies f to each group of the channels of x and of the last axis of the kernel. */
function inGroups(
  x: Tensor,
  kernel: Tensor,
  groups: number,
  f: (x: Tensor4D, kernel: Tensor4D) => Tensor4D,
): Tensor {
  if (groups === 1) return f(x as Tensor4D, kernel as Tensor4D);
  const kernels = tf.split<Tensor4D>(kernel as Tensor4D, groups, 3);
  const parts = tf.split<Tensor4D>(x as Tensor4D, groups, 3);
  return tf.concat(
    parts.map((part, i) => f(part, kernels[i]!)),
    3,
  );
}

/** A kernel with zeros between its elements. */
function spread(kernel: Tensor, [high, wide]: Pair): Tensor {
  const [rows, columns, a, b] = kernel.shape as [number, number, number, number];
  const elements: Tensor = tf.reshape(kernel, [rows, 1, columns, 1, a * b]);
  const after = [0, high - 1, 0, wide - 1, 0].map((zeros): [number, number] => [0, zeros]);
  const apart = tf.pad(elements, after);
  const full = tf.reshape(apart, [rows * high, columns * wide, a, b]);
  const size = [(rows - 1) * high + 1, (columns - 1) * wide + 1, a, b];
  return tf.slice(full, [0, 0, 0, 0], size);
}

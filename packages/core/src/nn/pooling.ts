import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import {
  checkImages,
  checkSequences,
  enginePadding,
  leastOf,
  placementOf,
  type ConvGeometry,
  type Placement,
  type Size2D,
} from './conv-geometry.js';
import { alongWidth } from './conv1d.js';

/** Options of pooling of images. */
export interface Pool2DOptions extends Omit<ConvGeometry, 'dilation' | 'stride'> {
  /** Steps of the window along height and width; the size of the window where they are left out. */
  readonly stride?: Size2D;
}

/** Options of pooling of sequences. */
export interface Pool1DOptions {
  /** Length of the window. */
  readonly kernelSize: number;
  /** Steps of the window; its length where they are left out. */
  readonly stride?: number;
  /** Elements around the sequence by their number, or `'same'`: the output has ⌈length / stride⌉. */
  readonly padding?: number | 'same';
}

/** Pooling of images or, as images of one row, of sequences. */
type Pool = (placement: Placement, x: Tensor4D) => Tensor4D;

/** Pooling of images, with what is checked. */
export function pool2d(callee: string, options: Pool2DOptions, pool: Pool): (x: Tensor) => Tensor {
  const placement = placementOf(callee, { stride: options.kernelSize, ...options });
  checkPadding(callee, placement);
  const least = leastOf(placement);
  return (x) => {
    checkImages(callee, x.shape, undefined, least);
    return tf.tidy(() => pool(placement, x as Tensor4D));
  };
}

/** Pooling of sequences, with what is checked. */
export function pool1d(callee: string, options: Pool1DOptions, pool: Pool): (x: Tensor) => Tensor {
  const placement = alongWidth(callee, { stride: options.kernelSize, ...options });
  checkPadding(callee, placement);
  const [, least] = leastOf(placement);
  return (x) => {
    checkSequences(callee, x.shape, undefined, least);
    return tf.tidy(() => tf.squeeze(pool(placement, tf.expandDims(x, 1)), [1]));
  };
}

/** The largest of each window; padding is none. */
export const largest: Pool = (placement, x) => {
  const { kernel, stride } = placement;
  return tf.maxPool(x, [...kernel], [...stride], enginePadding(placement));
};

/** The mean of each window; zeros around count where they are given by their number. */
export const mean: Pool = (placement, x) => {
  const { kernel, stride } = placement;
  const padding = enginePadding(placement);
  const padded = typeof padding === 'string' ? x : tf.pad(x, padding);
  return tf.avgPool(padded, [...kernel], [...stride], padding === 'same' ? 'same' : 'valid');
};

/** Throws an {@link InputError} where a window could lie in the padding alone. */
function checkPadding(callee: string, { kernel, padding }: Placement): void {
  if (padding === 'same' || padding.every(([side], axis) => 2 * side <= kernel[axis]!)) return;
  throw new InputError({
    callee,
    argument: 'padding',
    expected: `at most half of the kernel, ${kernel}`,
    got: `${padding.map(([side]) => side)}`,
  });
}

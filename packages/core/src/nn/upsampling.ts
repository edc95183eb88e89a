import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { checkImages, checkSequences, pair, type Size2D } from './conv-geometry.js';

/** Options of upsampling between pixels. */
export interface InterpolationOptions {
  /** Whether the first and the last pixel keep their values, and those between are spread evenly. */
  readonly alignCorners?: boolean;
}

type Size = [number, number];
type Resize = (images: Tensor4D, size: Size) => Tensor4D;

const nearest: Resize = (images, size) => tf.image.resizeNearestNeighbor(images, size);

const bilinear =
  ({ alignCorners = false }: InterpolationOptions): Resize =>
  (images, size) =>
    tf.image.resizeBilinear(images, size, alignCorners, !alignCorners);

/**
 * Enlarges images by repeating each pixel: a function that maps `[batch, height, width, channels]` to
 * `[batch, factor · height, factor · width, channels]`. PyTorch's `Upsample` with mode `'nearest'`.
 *
 *     y[n, i, j, c] = x[n, ⌊i / factor⌋, ⌊j / factor⌋, c]
 *
 * @param factor Along height and width, or for both; whole.
 *
 * @throws InputError where the factor is no count.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { upsampleNearest2d } from '@gen/core/nn';
 *
 * const double = upsampleNearest2d(2);
 * const y = double(tf.zeros([2, 7, 7, 8])); // [2, 14, 14, 8]
 * ```
 */
export const upsampleNearest2d = (factor: Size2D): ((x: Tensor) => Tensor) =>
  ofImages('upsampleNearest2d', factor, nearest);

/**
 * Enlarges sequences by repeating each element: a function that maps `[batch, length, channels]` to
 * `[batch, factor · length, channels]`. PyTorch's `Upsample` with mode `'nearest'`.
 *
 * @param factor Whole.
 *
 * @throws InputError where the factor is no count.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { upsampleNearest1d } from '@gen/core/nn';
 *
 * const double = upsampleNearest1d(2);
 * const y = double(tf.tensor3d([1, 2], [1, 2, 1])); // [ 1, 1, 2, 2 ]
 * ```
 */
export const upsampleNearest1d = (factor: number): ((x: Tensor) => Tensor) =>
  ofSequences('upsampleNearest1d', factor, nearest);

/**
 * Enlarges images by linear interpolation along both axes: a function that maps
 * `[batch, height, width, channels]` to `[batch, factor · height, factor · width, channels]`. PyTorch's
 * `Upsample` with mode `'bilinear'`.
 *
 * y at pixel i is x at (i + ½) / factor − ½, or with `alignCorners` at i (size − 1) / (size′ − 1),
 * between the pixels beside it; beyond the first and the last it is these.
 *
 * @param factor Along height and width, or for both; whole.
 *
 * @throws InputError where the factor is no count.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { upsampleBilinear2d } from '@gen/core/nn';
 *
 * const double = upsampleBilinear2d(2);
 * const y = double(tf.zeros([2, 7, 7, 8])); // [2, 14, 14, 8]
 * ```
 */
export const upsampleBilinear2d = (
  factor: Size2D,
  options: InterpolationOptions = {},
): ((x: Tensor) => Tensor) => ofImages('upsampleBilinear2d', factor, bilinear(options));

/**
 * Enlarges sequences by linear interpolation, as {@link upsampleBilinear2d} does images: a function
 * that maps `[batch, length, channels]` to `[batch, factor · length, channels]`. PyTorch's `Upsample`
 * with mode `'linear'`.
 *
 * @param factor Whole.
 *
 * @throws InputError where the factor is no count.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { upsampleLinear1d } from '@gen/core/nn';
 *
 * const double = upsampleLinear1d(2);
 * const y = double(tf.tensor3d([1, 2], [1, 2, 1])); // [ 1, 1.25, 1.75, 2 ]
 * ```
 */
export const upsampleLinear1d = (
  factor: number,
  options: InterpolationOptions = {},
): ((x: Tensor) => Tensor) => ofSequences('upsampleLinear1d', factor, bilinear(options));

function ofImages(callee: string, factor: Size2D, resize: Resize): (x: Tensor) => Tensor {
  const [high, wide] = pair(factor);
  for (const size of [high, wide]) checkCount(callee, 'factor', size);
  return (x) => {
    checkImages(callee, x.shape, undefined);
    return tf.tidy(() => resize(x as Tensor4D, [high * x.shape[1]!, wide * x.shape[2]!]));
  };
}

function ofSequences(callee: string, factor: number, resize: Resize): (x: Tensor) => Tensor {
  checkCount(callee, 'factor', factor);
  return (x) => {
    checkSequences(callee, x.shape, undefined);
    const size: Size = [1, factor * x.shape[1]!];
    return tf.tidy(() => tf.squeeze(resize(tf.expandDims(x, 1), size), [1]));
  };
}

import { runKernel, unpackBytes } from '@gen/core/kernels';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Dataset } from './dataset.js';

/** How images become a tensor. */
export interface PixelsOptions {
  /** Whether an image is one row, `[count, pixels]`, instead of `[count, height, width, channels]`. */
  readonly flat?: boolean;
}

/** Number of bytes of one image. */
export const imageSize = ({ height, width, channels }: Dataset): number =>
  height * width * channels;

/** Images at places of a data set as they go to the engine: bytes, four in a word. */
export function packImages(dataset: Dataset, indices: ArrayLike<number>): Tensor2D {
  const size = imageSize(dataset);
  const width = Math.ceil(size / 4);
  const words = new Int32Array(indices.length * width);
  const bytes = new Uint8Array(words.buffer);
  for (let i = 0; i < indices.length; i++) {
    const start = indices[i]! * size;
    bytes.set(dataset.images.subarray(start, start + size), 4 * width * i);
  }
  return tf.tensor2d(words, [indices.length, width], 'int32');
}

/** What was packed, as float32 from 0 to 1. */
export function unpackImages(
  words: Tensor2D,
  dataset: Dataset,
  { flat = false }: PixelsOptions,
): Tensor {
  const { height, width, channels } = dataset;
  const size = imageSize(dataset);
  const pixels = runKernel(unpackBytes, { words }, { size });
  return flat ? pixels : tf.reshape(pixels, [words.shape[0], height, width, channels]);
}

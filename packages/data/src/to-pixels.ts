import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Dataset } from './dataset.js';

/** How images become a tensor. */
export interface PixelsOptions {
  /** Whether an image is one row, `[count, pixels]`, instead of `[count, height, width, channels]`. */
  readonly flat?: boolean;
}

/** Number of bytes of one image. */
export const imageSize = ({ height, width, channels }: Dataset): number =>
  height * width * channels;

/** Bytes of whole images as float32 from 0 to 1; the division runs on the engine. */
export function toPixels(
  bytes: Uint8Array,
  dataset: Dataset,
  { flat = false }: PixelsOptions,
): Tensor {
  const { height, width, channels } = dataset;
  const size = imageSize(dataset);
  const image = flat ? [size] : [height, width, channels];
  return tf.tidy(() => tf.div(tf.tensor(bytes, [bytes.length / size, ...image], 'float32'), 255));
}

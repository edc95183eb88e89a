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

/** The 256 numbers from 0 to 1 that bytes stand for. */
const SHARES = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

/** Bytes of whole images as float32 from 0 to 1. */
export function toPixels(
  bytes: Uint8Array,
  dataset: Dataset,
  { flat = false }: PixelsOptions,
): Tensor {
  const { height, width, channels } = dataset;
  const size = imageSize(dataset);
  const image = flat ? [size] : [height, width, channels];
  const pixels = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) pixels[i] = SHARES[bytes[i]!]!;
  return tf.tensor(pixels, [bytes.length / size, ...image]);
}

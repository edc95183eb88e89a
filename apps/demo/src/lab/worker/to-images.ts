import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Images } from '../picture/images.js';

/** Height and width of an image. */
export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/** Images from numbers between 0 and 1: reads `values` back and disposes it. */
export async function toImages(values: Tensor, { height, width }: ImageSize): Promise<Images> {
  const bytes = tf.tidy(() => tf.round(tf.mul(tf.clipByValue(values, 0, 1), 255)));
  values.dispose();
  const pixels = Uint8Array.from(await bytes.data());
  bytes.dispose();
  return { pixels, count: pixels.length / (height * width), height, width };
}

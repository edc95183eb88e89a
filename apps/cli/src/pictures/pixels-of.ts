import type { Tensor } from '@tensorflow/tfjs-core';

/** Reads pixels back, and disposes their tensor. */
export async function pixelsOf(images: Tensor): Promise<Float32Array> {
  try {
    return Float32Array.from(await images.data());
  } finally {
    images.dispose();
  }
}

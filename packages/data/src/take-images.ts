import type { Dataset } from './dataset.js';
import { imageSize } from './to-pixels.js';

/** Copies of the images at `indices`, one after the other. */
export function takeImages(dataset: Dataset, indices: Int32Array): Uint8Array {
  const size = imageSize(dataset);
  const taken = new Uint8Array(indices.length * size);
  indices.forEach((index, i) => {
    taken.set(dataset.images.subarray(index * size, (index + 1) * size), i * size);
  });
  return taken;
}

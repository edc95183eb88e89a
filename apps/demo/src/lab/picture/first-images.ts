import type { Images } from './images.js';

/** The first few of some images, without a copy. */
export function firstImages(images: Images | undefined, count: number): Images | undefined {
  if (images === undefined || images.count <= count) return images;
  const { pixels, height, width } = images;
  return { pixels: pixels.subarray(0, count * height * width), count, height, width };
}

import type { Images } from './images.js';

/** The first few of some images, without a copy. */
export function firstImages(images: Images | undefined, count: number): Images | undefined {
  if (images === undefined || images.count <= count) return images;
  const { pixels, height, width } = images;
  return { pixels: pixels.subarray(0, count * height * width), count, height, width };
}

/** One of some images, without a copy; the last one where there are fewer. */
export function oneImage(images: Images | undefined, index: number): Images | undefined {
  if (images === undefined || images.count === 0) return undefined;
  const { pixels, count, height, width } = images;
  const size = height * width;
  const at = Math.min(index, count - 1);
  return { pixels: pixels.subarray(at * size, (at + 1) * size), count: 1, height, width };
}

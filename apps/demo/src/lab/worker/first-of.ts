import type { Dataset } from '@gen/data';
import type { Images } from '../picture/images.js';

/** The first few images of a data set. */
export function firstOf({ images, count, height, width }: Dataset, most: number): Images {
  const few = Math.min(most, count);
  return { pixels: images.slice(0, few * height * width), count: few, height, width };
}

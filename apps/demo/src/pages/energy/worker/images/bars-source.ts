import { barsAndStripes, type Dataset } from '@gen/data';
import type { ImageSource } from '../../../../lab/worker/image-source.js';

/** All bars and stripes of 4 × 4 pixels: what is learnt is what is asked for. */
export function barsSource(): ImageSource {
  const { name, patterns, count, size } = barsAndStripes(4);
  const train: Dataset = {
    name,
    split: 'train',
    count,
    height: size,
    width: size,
    channels: 1,
    images: Uint8Array.from(patterns, (pixel) => 255 * pixel),
  };
  return { train, test: train, name: `All ${count} bars and stripes of ${size}×${size} pixels` };
}

import { InputError } from '@gen/core';
import type { Pixels } from './pixels.js';

/**
 * The brightness of an image, `[height, width, 1]`:
 *
 *     Y = 0.299 R + 0.587 G + 0.114 B
 *
 * (ITU-R BT.601, in the integers of Pillow's `convert('L')`, byte for byte.)
 *
 * @example
 * ```ts
 * import { grayscaleImage } from '@gen/data';
 *
 * const red = { height: 1, width: 1, channels: 3, data: Uint8Array.of(255, 0, 0) };
 * console.log(grayscaleImage(red).data); // Uint8Array [76]
 * ```
 */
export function grayscaleImage(image: Pixels): Pixels {
  const { height, width, channels, data } = image;
  if (channels === 1) return image;
  if (channels !== 3) throw notColour(channels);
  const grey = new Uint8Array(height * width);
  for (let i = 0; i < grey.length; i++) {
    const [red, green, blue] = [data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!];
    grey[i] = (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16;
  }
  return { height, width, channels: 1, data: grey };
}

const notColour = (channels: number): InputError =>
  new InputError({
    callee: 'grayscaleImage',
    argument: 'image',
    expected: '1 or 3 channels',
    got: `${channels}`,
  });

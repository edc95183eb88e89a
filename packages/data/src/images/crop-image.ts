import { InputError } from '@gen/core';
import type { Pixels } from './pixels.js';

/** The part of an image that {@link cropImage} keeps. */
export interface CropOptions {
  /** Height in pixels. */
  readonly height: number;
  /** Width in pixels; as wide as high where it is not given. */
  readonly width?: number;
  /** First row; the middle is kept where it is not given. */
  readonly top?: number;
  /** First column; the middle is kept where it is not given. */
  readonly left?: number;
}

/**
 * The middle of an image, or another part of it.
 *
 * @example
 * ```ts
 * import { cropImage } from '@gen/data';
 *
 * const image = { height: 1, width: 3, channels: 1, data: Uint8Array.of(1, 2, 3) };
 * console.log(cropImage(image, { height: 1 }).data); // Uint8Array [2]
 * ```
 */
export function cropImage(
  image: Pixels,
  {
    height,
    width = height,
    top = Math.round((image.height - height) / 2),
    left = Math.round((image.width - width) / 2),
  }: CropOptions,
): Pixels {
  const { channels, data } = image;
  checkCrop(image, [height, width, top, left]);
  const cropped = new Uint8Array(height * width * channels);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * image.width + left) * channels;
    cropped.set(data.subarray(from, from + width * channels), row * width * channels);
  }
  return { height, width, channels, data: cropped };
}

type Part = readonly [height: number, width: number, top: number, left: number];

function checkCrop(image: Pixels, part: Part): void {
  const [height, width, top, left] = part;
  const inside = top + height <= image.height && left + width <= image.width;
  if (inside && height > 0 && width > 0 && part.every((n) => Number.isInteger(n) && n >= 0)) return;
  throw new InputError({
    callee: 'cropImage',
    argument: 'options',
    expected: `a part of an image of ${image.height} × ${image.width}`,
    got: `${height} × ${width} from row ${top} and column ${left} on`,
    remedy: 'Resize the image first, or crop less.',
  });
}

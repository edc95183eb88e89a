import { checkCount } from '@gen/core';
import type { Pixels } from './pixels.js';

/** The size that an image is to have. */
export interface ResizeOptions {
  /** Height in pixels; as wide as high where only one is given. */
  readonly height: number;
  /** Width in pixels. */
  readonly width?: number;
}

/** Bits after the point of the weights, as Pillow has them. */
const PRECISION = 22;

/**
 * Resizes an image by a triangle filter that widens as the image shrinks (bilinear, with
 * antialiasing), in the fixed-point numbers of Pillow's `resize(…, BILINEAR)`: rows first, then
 * columns. Pillow chooses the order by size; where it is the other, bytes differ by 1 at most.
 *
 * (https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c.)
 *
 * @example
 * ```ts
 * import { resizeImage } from '@gen/data';
 *
 * const image = { height: 2, width: 2, channels: 1, data: Uint8Array.of(0, 100, 100, 200) };
 * console.log(resizeImage(image, { height: 1 }).data); // Uint8Array [100]
 * ```
 */
export function resizeImage(image: Pixels, { height, width = height }: ResizeOptions): Pixels {
  checkCount('resizeImage', 'height', height);
  checkCount('resizeImage', 'width', width);
  const wide = width === image.width ? image : resizeRows(image, width);
  if (height === image.height) return wide;
  return transposed(resizeRows(transposed(wide), height));
}

/** Weights of the pixels that one pixel of the result is made of. */
interface Filter {
  readonly start: number;
  readonly weights: Float64Array;
}

function filterOf(at: number, scale: number, size: number): Filter {
  const support = Math.max(1, scale);
  const centre = (at + 0.5) * scale;
  const start = Math.max(0, Math.trunc(centre - support + 0.5));
  const end = Math.min(size, Math.trunc(centre + support + 0.5));
  const weights = Float64Array.from({ length: end - start }, (_, i) =>
    Math.max(0, 1 - Math.abs((i + start - centre + 0.5) / support)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { start, weights: weights.map((w) => Math.trunc(0.5 + (w / sum) * 2 ** PRECISION)) };
}

function resizeRows({ height, width, channels, data }: Pixels, to: number): Pixels {
  const filters = Array.from({ length: to }, (_, at) => filterOf(at, width / to, width));
  const resized = new Uint8Array(height * to * channels);
  for (let row = 0; row < height; row++) {
    filters.forEach(({ start, weights }, column) => {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 2 ** (PRECISION - 1);
        for (let i = 0; i < weights.length; i++) {
          sum += weights[i]! * data[(row * width + start + i) * channels + channel]!;
        }
        const value = Math.min(255, Math.floor(sum / 2 ** PRECISION));
        resized[(row * to + column) * channels + channel] = value;
      }
    });
  }
  return { height, width: to, channels, data: resized };
}

function transposed({ height, width, channels, data }: Pixels): Pixels {
  const turned = new Uint8Array(data.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * channels;
      turned.set(data.subarray(from, from + channels), (column * height + row) * channels);
    }
  }
  return { height: width, width: height, channels, data: turned };
}

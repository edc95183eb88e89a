import sharp from 'sharp';
import type { Pixels } from '../images/pixels.js';

/**
 * Decodes a PNG, JPEG or WebP file in Node, by `sharp`: red, green and blue of 8 bits in sRGB, turned
 * upright as its camera says, without transparency (colours are kept as they are stored).
 *
 * A file that is damaged or cut off is an error, even where a part of it could be shown.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { decodeImage } from '@gen/data/sharp';
 *
 * async function sizeOf(path: string): Promise<string> {
 *   const { height, width } = await decodeImage(await readFile(path));
 *   return `${height} × ${width}`;
 * }
 * ```
 */
export async function decodeImage(file: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(file, { failOn: 'truncated', limitInputPixels: 2 ** 30 })
    .rotate() // upright
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { height, width, channels } = info;
  const pixels = new Uint8Array(data); // a copy: buffers may share memory
  return channels === 3
    ? { height, width, channels, data: pixels }
    : { height, width, channels: 3, data: tripled(pixels, channels) };
}

/** Grey, with or without more behind it, as red, green and blue. */
function tripled(grey: Uint8Array, channels: number): Uint8Array {
  return Uint8Array.from({ length: (grey.length / channels) * 3 }, (_, i) => {
    return grey[Math.floor(i / 3) * channels]!;
  });
}

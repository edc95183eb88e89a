import { encode } from 'fast-png';
import type { RasterImage } from './raster-image.js';

/**
 * Writes a picture as the bytes of a PNG file: 8 bits a channel, lossless.
 *
 * @example
 * ```ts
 * import { encodePng, imageGrid } from '@gen/plot';
 *
 * const png = encodePng(imageGrid(new Uint8Array(16 * 28 * 28), { height: 28, width: 28 }));
 * console.log(String.fromCharCode(...png.subarray(1, 4))); // "PNG"
 * ```
 */
export function encodePng({ width, height, data }: RasterImage): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encode({ width, height, data, channels: 4, depth: 8 }));
}

import { palette } from '../palette.js';
import { blank, colorOfPixel, paintTiles } from './canvas.js';
import { checkSize, toImages, type ImageLayout } from './images.js';
import type { RasterImage } from './raster-image.js';
import { parseColor } from './rgb.js';
import type { TileOptions } from './tile-options.js';

/** How {@link imageGrid} lays images out. */
export interface ImageGridOptions extends ImageLayout, TileOptions {
  /** Images in a row; nearly as many as rows, by default. */
  readonly columns?: number;
}

/**
 * Lays images out row by row, each pixel a crisp square.
 *
 * With `gap: 0` the images join into one picture, such as the manifold of a latent plane.
 *
 * @param pixels Images of shape [count, height, width, channels]: floats in [0, 1] or bytes.
 * Numbers outside the range show as its nearest end, NaN as its low end.
 * @throws RangeError if the array holds fewer images than wanted, or a size is no whole number.
 *
 * @example
 * ```ts
 * import { imageGrid } from '@gen/plot';
 *
 * const noise = Float32Array.from({ length: 12 * 8 * 8 }, (_, i) => ((i * 37) % 101) / 100);
 * const { width, height } = imageGrid(noise, { height: 8, width: 8, scale: 2, gap: 2 });
 * console.log(width, height); // 74 56: 4 columns and 3 rows of 16 pixels, and the gaps
 * ```
 */
export function imageGrid(
  pixels: Float32Array | Uint8Array,
  {
    columns,
    scale = 2,
    gap = 2,
    background = palette.light.ground,
    ramp = ['#000000', '#ffffff'],
    ...layout
  }: ImageGridOptions,
): RasterImage {
  const images = toImages('imageGrid', 'pixels', pixels, layout);
  const across = columns ?? Math.ceil(Math.sqrt(images.count));
  checkSize('imageGrid', 'columns', across);
  checkSize('imageGrid', 'scale', scale);
  checkSize('imageGrid', 'gap', gap, 0);
  const color = (argument: string, text: string) => parseColor('imageGrid', argument, text);

  const stepX = images.width * scale + gap;
  const stepY = images.height * scale + gap;
  const rows = Math.ceil(images.count / across);
  const grid = blank(across * stepX + gap, rows * stepY + gap, color('background', background));
  paintTiles(grid, images, {
    scale,
    colorOf: colorOfPixel(images, [color('ramp', ramp[0]), color('ramp', ramp[1])]),
    place: (index) => ({
      left: gap + (index % across) * stepX,
      top: gap + Math.floor(index / across) * stepY,
    }),
  });
  return grid;
}

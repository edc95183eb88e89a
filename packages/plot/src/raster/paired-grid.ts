import { inputRangeError } from '../input-range-error.js';
import { palette } from '../palette.js';
import { blank, colorOfPixel, paintTiles } from './canvas.js';
import { checkSize, toImages, type ImageLayout } from './images.js';
import type { RasterImage } from './raster-image.js';
import { parseColor } from './rgb.js';
import type { TileOptions } from './tile-options.js';

/** How {@link pairedGrid} lays pairs of images out. */
export interface PairedGridOptions extends ImageLayout, TileOptions {
  /** Pairs in a row. */
  readonly columns?: number;
  /** Pixels of ground between one row of pairs and the next. */
  readonly pairGap?: number;
}

/**
 * Lays originals out in rows, each above its reconstruction.
 *
 * @param originals Images of shape [count, height, width, channels]: floats in [0, 1] or bytes.
 * @param reconstructions As many images of the same shape.
 * @throws RangeError if the arrays hold different numbers of images, or fewer than wanted.
 *
 * @example
 * ```ts
 * import { pairedGrid } from '@gen/plot';
 *
 * const originals = new Float32Array(10 * 28 * 28).fill(1);
 * const reconstructions = new Float32Array(10 * 28 * 28).fill(0.5);
 * const { width, height } = pairedGrid(originals, reconstructions, { height: 28, width: 28 });
 * console.log(width, height); // 582 118
 * ```
 */
export function pairedGrid(
  originals: Float32Array | Uint8Array,
  reconstructions: Float32Array | Uint8Array,
  {
    columns,
    scale = 2,
    gap = 2,
    pairGap = 5 * gap,
    background = palette.light.ground,
    ramp = ['#000000', '#ffffff'],
    ...layout
  }: PairedGridOptions,
): RasterImage {
  const pairs = [
    toImages('pairedGrid', 'originals', originals, layout),
    toImages('pairedGrid', 'reconstructions', reconstructions, layout),
  ] as const;
  const { count, height, width } = pairs[0];
  if (pairs[1].count !== count) {
    const got = `${pairs[1].count}`;
    throw inputRangeError('pairedGrid', 'reconstructions', `${count} images`, got);
  }
  const across = columns ?? Math.min(count, 10);
  checkSize('pairedGrid', 'columns', across);
  checkSize('pairedGrid', 'scale', scale);
  checkSize('pairedGrid', 'gap', gap, 0);
  checkSize('pairedGrid', 'pairGap', pairGap, 0);
  const color = (argument: string, text: string) => parseColor('pairedGrid', argument, text);

  const stepX = width * scale + gap;
  const stepY = 2 * height * scale + gap + pairGap;
  const rows = Math.ceil(count / across);
  const grid = blank(
    across * stepX + gap,
    rows * stepY - pairGap + 2 * gap,
    color('background', background),
  );
  const colors = [color('ramp', ramp[0]), color('ramp', ramp[1])] as const;
  pairs.forEach((images, member) => {
    paintTiles(grid, images, {
      scale,
      colorOf: colorOfPixel(images, colors),
      place: (index) => ({
        left: gap + (index % across) * stepX,
        top: gap + Math.floor(index / across) * stepY + member * (height * scale + gap),
      }),
    });
  });
  return grid;
}

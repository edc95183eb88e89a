import { inputRangeError } from '../input-range-error.js';
import { palette } from '../palette.js';
import { encodePng } from '../raster/encode-png.js';
import { imageGrid, type ImageGridOptions } from '../raster/image-grid.js';
import { checkSize } from '../raster/images.js';
import type { RasterImage } from '../raster/raster-image.js';
import { chart, titleHeight } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { svgElement } from './svg-element.js';
import { textWidth } from './text-width.js';

/** What {@link traversal} shows. */
export interface TraversalOptions
  extends
    Omit<ChartOptions, 'width' | 'height'>,
    Omit<ImageGridOptions, 'columns' | 'count' | 'background'> {
  /** Name of each row, such as the coordinate that changes along it. */
  readonly rows: readonly string[];
  /** Value of the coordinate in each column. */
  readonly steps: readonly number[];
  /** What the steps are. */
  readonly stepsLabel?: string;
}

/**
 * Draws rows of images with their names: how a model's output changes with each coordinate of its latent.
 *
 * The picture is as wide as its images and names.
 *
 * @param pixels Images of shape [rows, steps, height, width, channels]: floats in [0, 1] or bytes.
 * @throws RangeError unless there are as many images as rows and steps ask for, or if there is no document.
 *
 * @example
 * ```ts
 * import { traversal } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const pixels = Float32Array.from({ length: 2 * 3 * 8 * 8 }, (_, i) => (i % 64) / 63);
 * const rows = ['z1: slant', 'z2: width'];
 * const svg = renderSvg((document) =>
 *   traversal(pixels, { document, height: 8, width: 8, rows, steps: [-2, 0, 2], scale: 4 }),
 * );
 * console.log(svg.includes('slant'), svg.includes('data:image/png')); // true true
 * ```
 */
export function traversal(
  pixels: Float32Array | Uint8Array,
  {
    rows,
    steps,
    stepsLabel = 'value of the latent coordinate',
    scale = 2,
    gap = 2,
    title,
    colors = palette.light,
    document,
    ...layout
  }: TraversalOptions,
): SVGSVGElement {
  if (rows.length === 0) throw inputRangeError('traversal', 'rows', 'one or more', 'none');
  if (steps.length === 0) throw inputRangeError('traversal', 'steps', 'one or more', 'none');
  checkSize('traversal', 'height', layout.height);
  checkSize('traversal', 'width', layout.width);
  const expected = rows.length * steps.length * layout.height * layout.width * (layout.channels ?? 1); // prettier-ignore
  if (pixels.length !== expected) {
    const shape = `${rows.length} × ${steps.length} images, ${expected} numbers`;
    throw inputRangeError('traversal', 'pixels', shape, `${pixels.length} numbers`);
  }
  const background = colors.ground;
  const grid = imageGrid(pixels, { ...layout, columns: steps.length, scale, gap, background });
  const left = 24 + Math.max(...rows.map(textWidth));
  const top = 24 + (title === undefined ? 0 : titleHeight);
  const cell = { width: layout.width * scale + gap, height: layout.height * scale + gap };
  const labels = { columns: steps.map((step) => `${step}`.replace('-', '−')), rows, stepsLabel };
  const widest = Math.max(
    title === undefined ? 0 : 8.6 * title.length,
    textWidth(stepsLabel) + left,
  );
  return chart({
    callee: 'traversal',
    title,
    description: `${rows.length} rows of ${steps.length} images: ${rows.join(', ')}.`,
    colors,
    document,
    options: {
      width: Math.max(left + grid.width + 14, widest + 24, 100),
      height: Math.max(top + grid.height + 24, 100),
      marginLeft: left,
      marginTop: top,
    },
    marks: [
      (_index, _scales, _values, _dimensions, context) =>
        labelled(context.document, grid, labels, cell, left, top),
    ],
  });
}

/** The picture at its place, with names at its left, values above and what they are below. */
function labelled(
  document: Document,
  grid: RasterImage,
  { columns, rows, stepsLabel }: Record<'columns' | 'rows', readonly string[]> & { stepsLabel: string }, // prettier-ignore
  cell: { readonly width: number; readonly height: number },
  x: number,
  y: number,
): SVGElement {
  const group = svgElement(document, 'g', {});
  const write = (text: string, place: Readonly<Record<string, string | number>>): void => {
    const label = svgElement(document, 'text', place);
    label.textContent = text;
    group.append(label);
  };
  const { width, height } = grid;
  group.append(svgElement(document, 'image', { x, y, width, height, href: dataUrl(grid) }));
  // Only as many values as there is room for.
  const every = Math.ceil((Math.max(...columns.map(textWidth)) + 8) / cell.width);
  columns.forEach((column, i) => {
    if (i % every !== 0) return;
    write(column, { x: x + (i + 0.5) * cell.width, y: y - 8, 'text-anchor': 'middle' });
  });
  rows.forEach((row, i) => {
    write(row, { x: x - 10, y: y + (i + 0.5) * cell.height + 5, 'text-anchor': 'end' });
  });
  const middle = Math.max(x + width / 2, textWidth(stepsLabel) / 2 + 14);
  write(stepsLabel, { x: middle, y: y + height + 16, 'text-anchor': 'middle' });
  return group;
}

function dataUrl(grid: RasterImage): string {
  const png = encodePng(grid);
  let bytes = '';
  for (const byte of png) bytes += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(bytes)}`;
}

import * as Plot from '@observablehq/plot';
import { inputRangeError } from '../input-range-error.js';
import { palette, type Palette } from '../palette.js';
import { checkSize } from '../raster/images.js';
import { mixColors } from '../raster/rgb.js';
import { axesMargins, planeAxes } from './axes.js';
import { chart } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { colorBar } from './color-bar.js';
import { pairsOf } from './pairs-of.js';
import { checkLength, extent } from './numbers.js';
import { checkPlane, type Plane } from './plane.js';

/** What {@link densityMap} shows. */
export interface DensityMapOptions extends ChartOptions, Plane {
  /** Samples over the map, of shape [count, 2]. */
  readonly samples?: ArrayLike<number>;
  /** How many nats below the highest log density the map reaches, in as many shades. */
  readonly depth?: number;
  /** Label of the first axis. */
  readonly xLabel?: string;
  /** Label of the second axis. */
  readonly yLabel?: string;
  /** Radius of a sample in pixels. */
  readonly radius?: number;
}

/**
 * Draws a log density of the plane as a map of shades, one a nat, with samples over it.
 *
 * The darkest shade is within a nat of the highest log density; where it is further below than `depth`,
 * −∞ or NaN, the ground shows.
 *
 * @param logDensity Log density in nats at the points of {@link planePoints}, of shape [rows, columns]
 * from the bottom row up.
 * @throws RangeError if there are not rows · columns numbers or none is finite, for an odd number of
 * coordinates, or if there is no document.
 *
 * @example
 * ```ts
 * import { densityMap, planePoints } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const plane = { x: [-3, 3], y: [-3, 3], columns: 30, rows: 30 } as const;
 * const points = planePoints(plane);
 * const logDensity = Array.from({ length: 900 }, (_, i) => {
 *   const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
 *   return -0.5 * (x * x + y * y) - Math.log(2 * Math.PI);
 * });
 * const svg = renderSvg((document) =>
 *   densityMap(logDensity, { ...plane, document, samples: [0.3, -0.2, 1.1, 0.4] }),
 * );
 * console.log(svg.match(/<circle/g)?.length); // 2
 * ```
 */
export function densityMap(
  logDensity: ArrayLike<number>,
  {
    samples = [],
    depth = 6,
    xLabel = 'first coordinate',
    yLabel = 'second coordinate',
    radius = 1.6,
    title,
    width = 560,
    height = 500,
    colors = palette.light,
    document,
    ...plane
  }: DensityMapOptions,
): SVGSVGElement {
  const callee = 'densityMap';
  checkPlane(callee, plane);
  checkSize(callee, 'depth', depth);
  const { rows, columns } = plane;
  checkLength(callee, 'logDensity', logDensity, rows * columns, `rows × columns`);
  const highest = extent(logDensity)?.[1];
  if (highest === undefined) {
    throw inputRangeError(callee, 'logDensity', 'one or more finite numbers', 'none');
  }
  const shades = shadesOf(colors, depth);
  const margins = axesMargins(title, 92);
  return chart({
    callee,
    title,
    description: `A log density of the plane, highest at ${highest.toPrecision(3)} nats, and ${samples.length / 2} samples.`,
    colors,
    document,
    options: {
      width,
      height,
      ...margins,
      x: { domain: [...plane.x] },
      y: { domain: [...plane.y] },
    },
    marks: [
      ...planeAxes(xLabel, yLabel, { colors, margins, width, height }),
      ...shades.map((fill, shade) =>
        contour(logDensity, plane, highest - depth + shade, depth, fill),
      ),
      Plot.dot(pairsOf(callee, 'samples', samples), {
        x: 'x',
        y: 'y',
        r: radius,
        fill: colors.data,
        stroke: colors.ground,
        strokeWidth: 0.4,
        clip: true,
      }),
      colorBar(shades, depth),
    ],
  });
}

/** From the faintest to the darkest. */
const shadesOf = ({ ground, model }: Palette, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) =>
    mixColors('densityMap', ground, model, 0.1 + (0.75 * i) / Math.max(1, count - 1)),
  );

/** All places of a log density of at least `threshold`, in one shade. */
function contour(
  logDensity: ArrayLike<number>,
  { x, y, columns, rows }: Plane,
  threshold: number,
  depth: number,
  fill: string,
): Plot.Markish {
  const floor = threshold - 2 * depth;
  const data = Array.from(logDensity, (value) => (value > floor ? value : floor));
  return Plot.contour(data, {
    value: (each: number) => each,
    width: columns,
    height: rows,
    x1: x[0],
    x2: x[1],
    y1: y[0],
    y2: y[1],
    thresholds: [threshold],
    fill,
    stroke: 'none',
    clip: true,
  });
}

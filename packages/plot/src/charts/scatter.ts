import * as Plot from '@observablehq/plot';
import { inputRangeError } from '../input-range-error.js';
import { palette, type Palette } from '../palette.js';
import { planeAxes } from './axes.js';
import { chart, titleHeight } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { equalDomains, radiusOf } from './latent-points.js';
import { legend, type LegendItem } from './legend.js';
import { checkRange } from './numbers.js';
import { pairsOf } from './pairs-of.js';

/** Points under a name. */
export interface NamedPoints {
  /** What the points are, such as data or samples. */
  readonly name: string;
  /** Pairs of coordinates, of shape [count, 2]. */
  readonly points: ArrayLike<number>;
  /** Their color as `#rrggbb`; data, model, gradient and error in turn, by default. */
  readonly color?: string;
}

/** What {@link scatter} shows. */
export interface ScatterOptions extends ChartOptions {
  /** From left to right; around the points, by default. */
  readonly x?: readonly [low: number, high: number];
  /** From bottom to top; around the points, by default. */
  readonly y?: readonly [low: number, high: number];
  /** Label of the first axis. */
  readonly xLabel?: string;
  /** Label of the second axis. */
  readonly yLabel?: string;
  /** Radius of a point in pixels; smaller where there are more, by default. */
  readonly radius?: number;
}

/**
 * Draws groups of points of the plane over each other, such as data and a model's samples.
 *
 * Around the points both axes have one scale. Points that are not finite are left out, and so are those
 * beyond given ends. For classes of points with their names among them, see {@link latentScatter}.
 *
 * @throws RangeError if there is no group, no finite point or an odd number of coordinates, or if there
 * is no document.
 *
 * @example
 * ```ts
 * import { scatter } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const svg = renderSvg((document) =>
 *   scatter(
 *     [
 *       { name: 'data', points: [0, 0, 1, 1, 2, 0.5] },
 *       { name: 'samples', points: [0.1, 0.2, 0.9, 1.2] },
 *     ],
 *     { document },
 *   ),
 * );
 * console.log(svg.includes('samples')); // true
 * ```
 */
export function scatter(
  groups: readonly NamedPoints[],
  {
    x,
    y,
    xLabel = 'first coordinate',
    yLabel = 'second coordinate',
    radius,
    title,
    width = 560,
    height = 560,
    colors = palette.light,
    document,
  }: ScatterOptions = {},
): SVGSVGElement {
  if (groups.length === 0) throw inputRangeError('scatter', 'groups', 'one or more', 'none');
  if (x) checkRange('scatter', 'x', x);
  if (y) checkRange('scatter', 'y', y);
  const clouds = groups.map((group, index) => ({
    points: pairsOf('scatter', `points of "${group.name}"`, group.points),
    key: keyOf(group, index, colors),
  }));
  const all = clouds.flatMap(({ points }) => points);
  if (all.length === 0) {
    throw inputRangeError('scatter', 'groups', 'one or more finite points', 'none');
  }
  const margins = {
    marginTop: 40 + (title === undefined ? 0 : titleHeight),
    marginRight: 16,
    marginBottom: 44,
    marginLeft: 56,
  };
  const domains = equalDomains(all, width - 72, height - margins.marginTop - 44);
  return chart({
    callee: 'scatter',
    title,
    description: clouds.map(({ points, key }) => `${points.length} points of ${key.name}`).join(', ') + '.', // prettier-ignore
    colors,
    document,
    options: {
      width,
      height,
      ...margins,
      x: { domain: [...(x ?? domains.x)] },
      y: { domain: [...(y ?? domains.y)] },
    },
    marks: [
      ...planeAxes(xLabel, yLabel, { colors, margins, width, height }),
      ...clouds.map(({ points, key }) =>
        Plot.dot(points, {
          x: 'x',
          y: 'y',
          r: radius ?? radiusOf(all.length),
          fill: key.color,
          fillOpacity: 0.8,
          clip: true,
        }),
      ),
      legend(clouds.map(({ key }) => key)),
    ],
  });
}

function keyOf({ name, color }: NamedPoints, index: number, colors: Palette): LegendItem {
  const roles = [colors.data, colors.model, colors.gradient, colors.error];
  return { name, color: color ?? roles[index % roles.length]!, sign: 'dot' };
}

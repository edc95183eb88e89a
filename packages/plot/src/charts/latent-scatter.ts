import * as Plot from '@observablehq/plot';
import { palette } from '../palette.js';
import { axesMargins, planeAxes } from './axes.js';
import { chart } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { classCenters, separate, type LabelledPoint } from './class-centers.js';
import { equalDomains, latentPoints, radiusOf } from './latent-points.js';

/** What {@link latentScatter} shows. */
export interface LatentScatterOptions extends ChartOptions {
  /** Names of the classes; their numbers, by default. */
  readonly classes?: readonly string[];
  /** Label of the first axis. */
  readonly xLabel?: string;
  /** Label of the second axis. */
  readonly yLabel?: string;
  /** Radius of a point in pixels; smaller where there are more, by default. */
  readonly radius?: number;
}

/**
 * Draws points of a latent plane, colored by their labels, each class named in the middle of its points.
 *
 * Both axes have the same scale. Colors begin again after as many classes as the palette has;
 * points that are not finite are left out.
 *
 * @param points Pairs of coordinates, of shape [count, 2].
 * @param labels Class of each point, from 0 up, of shape [count].
 * @throws RangeError if there is no finite point, unless there is one label a point, or if there is
 * no document.
 *
 * @example
 * ```ts
 * import { latentScatter } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const points = Float32Array.of(-1, -1, -1.2, -0.8, 1, 1, 1.1, 0.7);
 * const svg = renderSvg((document) =>
 *   latentScatter(points, [0, 0, 1, 1], { document, classes: ['cat', 'dog'] }),
 * );
 * console.log(svg.match(/<circle/g)?.length, svg.includes('dog')); // 4 true
 * ```
 */
export function latentScatter(
  points: ArrayLike<number>,
  labels: ArrayLike<number>,
  {
    classes = [],
    xLabel = 'first latent coordinate',
    yLabel = 'second latent coordinate',
    title,
    width = 560,
    height = 560,
    colors = palette.light,
    radius,
    document,
  }: LatentScatterOptions = {},
): SVGSVGElement {
  const all = latentPoints(points, labels);
  const margins = axesMargins(title, 16);
  const domains = equalDomains(
    all,
    width - margins.marginLeft - margins.marginRight,
    height - margins.marginTop - margins.marginBottom,
  );
  const centers = separate(classCenters(all), 22 * domains.unitsPerPixel);
  const colorOf = ({ label }: LabelledPoint): string =>
    colors.classes[label % colors.classes.length] ?? colors.ink;
  const nameOf = ({ label }: LabelledPoint): string => classes[label] ?? `${label}`;
  const place = { x: 'x', y: 'y', fill: colorOf } as const;

  return chart({
    callee: 'latentScatter',
    title,
    description: `${all.length} points of ${centers.length} classes in a latent plane.`,
    colors,
    document,
    options: { width, height, ...margins, x: { domain: domains.x }, y: { domain: domains.y } },
    marks: [
      ...planeAxes(xLabel, yLabel, { colors, margins, width, height }),
      Plot.dot(all, { ...place, r: radius ?? radiusOf(all.length), fillOpacity: 0.8 }),
      Plot.text(centers, {
        ...place,
        text: nameOf,
        fontSize: 20,
        fontWeight: 700,
        stroke: colors.ground,
        strokeWidth: 6,
      }),
    ],
  });
}

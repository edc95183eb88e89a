import * as Plot from '@observablehq/plot';
import { inputRangeError } from '../input-range-error.js';
import { palette } from '../palette.js';
import { axesMargins } from './axes.js';
import { chart } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { kernelDensity, silverman } from './kernel-density.js';
import { extent, finiteNumbers } from './numbers.js';
import { textWidth } from './text-width.js';

/** Samples under a name. */
export interface NamedSamples {
  /** What the samples are of, such as a layer or an epoch. */
  readonly name: string;
  /** The samples. */
  readonly samples: ArrayLike<number>;
}

/** What {@link ridgeline} shows. */
export interface RidgelineOptions extends ChartOptions {
  /** What runs to the right, with its unit. */
  readonly xLabel?: string;
  /** Height of the highest ridge, in distances from a row to the next. */
  readonly overlap?: number;
}

const places = 160;

/**
 * Draws the densities of several groups of samples as ridges, one behind the other.
 *
 * Densities are those of normal kernels with Silverman's bandwidth; all ridges have one scale, so that
 * areas are alike. The first group is the farthest back. Numbers that are not finite are left out.
 *
 * @throws RangeError if there is no group, if a group has no finite sample, or if there is no document.
 *
 * @example
 * ```ts
 * import { ridgeline } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const groups = [1, 2, 3].map((epoch) => ({
 *   name: `epoch ${epoch}`,
 *   samples: Float32Array.from({ length: 50 }, (_, i) => Math.sin(i) * epoch),
 * }));
 * const svg = renderSvg((document) => ridgeline(groups, { document, xLabel: 'weight' }));
 * console.log(svg.includes('epoch 3')); // true
 * ```
 */
export function ridgeline(
  groups: readonly NamedSamples[],
  {
    xLabel = 'x',
    overlap = 2.5,
    title,
    width = 560,
    height = 100 + 34 * groups.length,
    colors = palette.light,
    document,
  }: RidgelineOptions = {},
): SVGSVGElement {
  const { xs, ridges } = ridgesOf(groups, overlap);
  const longest = Math.max(...groups.map(({ name }) => textWidth(name)));
  const margins = { ...axesMargins(title), marginLeft: 26 + longest };
  const margined = { ...margins, marginTop: margins.marginTop - 12 };
  return chart({
    callee: 'ridgeline',
    title,
    description: `Densities of ${groups.length} groups of samples: ${groups.map(({ name }) => name).join(', ')}.`,
    colors,
    document,
    options: {
      width,
      height,
      ...margined,
      x: { domain: [xs[0]!, xs.at(-1)!] },
      y: { axis: null, domain: [0, Math.max(...ridges.flatMap(({ line }) => line))] },
    },
    marks: [
      Plot.gridX({ stroke: colors.rule, strokeOpacity: 1, ticks: width / 90 }),
      ...ridges.flatMap(({ base, line }) => [
        Plot.areaY(line, { x: xs, y1: base, y2: line, fill: colors.ground, fillOpacity: 0.85 }),
        Plot.areaY(line, { x: xs, y1: base, y2: line, fill: colors.data, fillOpacity: 0.3 }),
        Plot.lineY(line, { x: xs, y: line, stroke: colors.data, strokeWidth: 1.5 }),
      ]),
      Plot.text(ridges, {
        text: 'name',
        y: 'base',
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -10,
        dy: -5,
        fill: colors.ink,
      }),
      Plot.axisX({ label: null, ticks: width / 90, tickSize: 4 }),
      Plot.text([xLabel], { frameAnchor: 'bottom', dy: 36 }),
    ],
  });
}

interface Ridge {
  readonly name: string;
  readonly base: number;
  readonly line: readonly number[];
}

/** Each group's density, on its own base, counted in rows from the bottom. */
function ridgesOf(
  groups: readonly NamedSamples[],
  overlap: number,
): { readonly xs: readonly number[]; readonly ridges: readonly Ridge[] } {
  if (groups.length === 0) throw inputRangeError('ridgeline', 'groups', 'one or more', 'none');
  if (!(overlap > 0 && overlap < Infinity)) {
    throw inputRangeError('ridgeline', 'overlap', 'a finite number above 0', `${overlap}`);
  }
  const finite = groups.map(({ samples, name }) =>
    finiteNumbers('ridgeline', `samples of "${name}"`, samples),
  );
  const ends = finite.flatMap((samples) => {
    const [low, high] = extent(samples)!;
    const room = 2.5 * silverman(samples);
    return [low - room, high + room];
  });
  const [low, high] = extent(ends)!;
  const xs = Array.from({ length: places }, (_, i) => low + (i * (high - low)) / (places - 1));
  const densities = finite.map((samples) => kernelDensity(samples, xs));
  const scale = overlap / extent(densities.flat())![1];
  const ridges = densities.map((density, i) => {
    const base = groups.length - 1 - i;
    return { name: groups[i]!.name, base, line: density.map((p) => base + scale * p) };
  });
  return { xs, ridges };
}

import * as Plot from '@observablehq/plot';
import { palette } from '../palette.js';
import { checkSize } from '../raster/images.js';
import { inputRangeError } from '../input-range-error.js';
import { axes, axesMargins } from './axes.js';
import { chart } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { histogram, type Bin } from './histogram.js';
import { legend } from './legend.js';
import { checkLength, checkRising, extent, finiteNumbers } from './numbers.js';

/** What {@link densityCurve} shows. */
export interface DensityCurveOptions extends ChartOptions {
  /** Samples, whose histogram stands behind the curve. */
  readonly samples?: ArrayLike<number>;
  /** Number of bars of the histogram. */
  readonly bins?: number;
  /** What runs to the right, with its unit. */
  readonly xLabel?: string;
  /** What the curve is called. */
  readonly name?: string;
  /** What the samples are called. */
  readonly samplesName?: string;
  /** Where the axis of densities ends; what is above is cut off. */
  readonly top?: number;
}

/**
 * Draws a density on a line over the histogram of samples, both as densities per unit of x.
 *
 * Samples beyond the ends of x are not drawn, but count: bars and curve stay comparable. Where a density
 * is not finite, the curve has a gap.
 *
 * @param x Places in rising order, of shape [count].
 * @param density Density at each place, of shape [count].
 * @throws RangeError if places do not rise, if densities are not as many, if no density or no sample is
 * finite, or if there is no document.
 *
 * @example
 * ```ts
 * import { densityCurve } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const x = Float32Array.from({ length: 121 }, (_, i) => i / 20 - 3);
 * const density = x.map((at) => Math.exp(-0.5 * at * at) / Math.sqrt(2 * Math.PI));
 * const samples = [-1.2, -0.3, 0.1, 0.4, 1.5];
 * const svg = renderSvg((document) => densityCurve(x, density, { document, samples, bins: 12 }));
 * console.log(svg.includes('5 samples')); // true
 * ```
 */
export function densityCurve(
  x: ArrayLike<number>,
  density: ArrayLike<number>,
  {
    samples,
    bins = 40,
    xLabel = 'x',
    name = 'density',
    samplesName = samples === undefined ? '' : `${samples.length.toLocaleString('en-GB')} samples`,
    top,
    title,
    width = 560,
    height = 320,
    colors = palette.light,
    document,
  }: DensityCurveOptions = {},
): SVGSVGElement {
  checkRising('densityCurve', 'x', x);
  checkLength('densityCurve', 'density', density, x.length, 'one for each x');
  finiteNumbers('densityCurve', 'density', density);
  checkSize('densityCurve', 'bins', bins);
  const bars =
    samples === undefined
      ? []
      : histogram(finiteNumbers('densityCurve', 'samples', samples), x[0]!, x[x.length - 1]!, bins);
  const margins = axesMargins(title);
  return chart({
    callee: 'densityCurve',
    title,
    description: `The ${name} from ${x[0]} to ${x[x.length - 1]}, and ${samplesName || 'no samples'}.`,
    colors,
    document,
    options: {
      width,
      height,
      ...margins,
      x: { domain: [x[0]!, x[x.length - 1]!] },
      y: { domain: [0, checkTop(top) ?? highest(density, bars)] },
    },
    marks: [
      ...axes({ colors, margins, width, xLabel, yLabel: 'probability density' }),
      histogramMark(bars, colors.data),
      Plot.lineY(density, {
        x: Array.from(x),
        y: Array.from(density, (value) => (Number.isFinite(value) ? value : Number.NaN)),
        stroke: colors.model,
        strokeWidth: 2,
        clip: true,
      }),
      Plot.ruleY([0], { stroke: colors.inkSoft }),
      legend([
        ...(samples === undefined
          ? []
          : [{ name: samplesName, color: colors.data, sign: 'bar', opacity: 0.45 } as const]),
        { name, color: colors.model, sign: 'line' },
      ]),
    ],
  });
}

/** Bars from 0 to the density of each bin, with a thin gap between. */
function histogramMark(bars: readonly Bin[], fill: string): Plot.Markish {
  return Plot.rectY(bars, {
    x1: 'from',
    x2: 'to',
    y: 'density',
    fill,
    fillOpacity: 0.45,
    insetLeft: 0.5,
    insetRight: 0.5,
    clip: true,
  });
}

function highest(density: ArrayLike<number>, bars: readonly Bin[]): number {
  const ofCurve = extent(density)![1];
  const ofBars = extent(bars.map((bar) => bar.density))?.[1] ?? 0;
  return 1.05 * Math.max(ofCurve, ofBars) || 1;
}

function checkTop(top: number | undefined): number | undefined {
  if (top === undefined || (top > 0 && top < Infinity)) return top;
  throw inputRangeError('densityCurve', 'top', 'a finite number above 0', `${top}`);
}

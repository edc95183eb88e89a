import * as Plot from '@observablehq/plot';
import { inputRangeError } from '../input-range-error.js';
import { palette, type Palette } from '../palette.js';
import { axes, axesMargins } from './axes.js';
import { chart } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { checkLength, extent } from './numbers.js';
import { spread } from './spread.js';
import { textWidth } from './text-width.js';

/** A number as it changes in training. */
export interface LearningCurve {
  /** What it is, such as training or validation. */
  readonly name: string;
  /** Steps or epochs, of shape [count]. */
  readonly x: ArrayLike<number>;
  /** The number at each, of shape [count]. */
  readonly y: ArrayLike<number>;
  /** Its color as `#rrggbb`; data, model, gradient and error in turn, by default. */
  readonly color?: string;
}

/** What {@link learningCurves} shows. */
export interface LearningCurvesOptions extends ChartOptions {
  /** What runs to the right. */
  readonly xLabel?: string;
  /** What the numbers are, and what they are counted in. */
  readonly yLabel?: string;
  /** Whether equal ratios have equal heights, as of losses that fall by powers of ten. */
  readonly logarithmic?: boolean;
}

/**
 * Draws numbers over the steps of training as lines, each with its name and last value at its end.
 *
 * Numbers that are not finite, or not above 0 on a logarithmic axis, leave a gap. Losses that are a
 * sum of parts have {@link lossCurve}.
 *
 * @throws RangeError if there is no curve, if one has not as many numbers as steps or none that can be
 * drawn, or if there is no document.
 *
 * @example
 * ```ts
 * import { learningCurves } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const x = [0, 100, 200, 300];
 * const curves = [
 *   { name: 'training', x, y: [2.1, 0.4, 0.09, 0.03] },
 *   { name: 'validation', x, y: [2.2, 0.5, 0.2, 0.18] },
 * ];
 * const options = { yLabel: 'loss, nats', logarithmic: true };
 * const svg = renderSvg((document) => learningCurves(curves, { document, ...options }));
 * console.log(svg.includes('validation'), svg.includes('0.18')); // true true
 * ```
 */
export function learningCurves(
  curves: readonly LearningCurve[],
  {
    xLabel = 'step',
    yLabel = 'loss',
    logarithmic = false,
    title,
    width = 640,
    height = 320,
    colors = palette.light,
    document,
  }: LearningCurvesOptions = {},
): SVGSVGElement {
  const lines = linesOf(curves, logarithmic, colors);
  const longest = Math.max(...lines.map(({ name, last }) => textWidth(`${name}${last}`) * 0.6));
  const widest = Math.max(...lines.map(({ name }) => 1.1 * textWidth(name)), 40, longest);
  const margins = axesMargins(title, 24 + widest);
  const x = extent(lines.flatMap(({ points }) => points.map((point) => point.x)))!;
  const y = domainOf(lines, logarithmic);
  return chart({
    callee: 'learningCurves',
    title,
    description: `${yLabel}: ${lines.map(({ name, last }) => `${name} ${last}`).join(', ')}.`,
    colors,
    document,
    options: {
      width,
      height,
      ...margins,
      x: { domain: x[0] < x[1] ? [...x] : [x[0] - 1, x[0] + 1] },
      y: { domain: [...y], type: logarithmic ? 'log' : 'linear' },
    },
    marks: [
      ...axes({
        colors,
        margins,
        width,
        xLabel,
        yLabel,
        ...(logarithmic && { yTicks: roundNumbers(y) }),
      }),
      ...lines.map(lineMark),
      ...endNames(lines, y, logarithmic, height - margins.marginTop - margins.marginBottom, colors),
    ],
  });
}

interface Line {
  readonly name: string;
  readonly color: string;
  /** NaN where there is a gap. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly end: number;
  readonly last: string;
}

function linesOf(
  curves: readonly LearningCurve[],
  logarithmic: boolean,
  colors: Palette,
): readonly Line[] {
  if (curves.length === 0) throw inputRangeError('learningCurves', 'curves', 'one or more', 'none');
  const roles = [colors.data, colors.model, colors.gradient, colors.error];
  return curves.map(({ name, x, y, color }, index) => {
    checkLength('learningCurves', `y of "${name}"`, y, x.length, 'one for each x');
    const points = Array.from(x, (at, i) => {
      const value = y[i]!;
      const isDrawn = Number.isFinite(value) && (!logarithmic || value > 0);
      return { x: at, y: isDrawn ? value : Number.NaN };
    });
    const end = points.filter((point) => !Number.isNaN(point.y)).at(-1)?.y;
    if (end === undefined) {
      const expected = `a finite number${logarithmic ? ' above 0' : ''}`;
      throw inputRangeError('learningCurves', `y of "${name}"`, expected, 'none');
    }
    const last = `${Number(end.toPrecision(3))}`;
    return { name, color: color ?? roles[index % roles.length]!, points, end, last };
  });
}

const lineMark = ({ points, color }: Line): Plot.Markish =>
  points.length === 1
    ? Plot.dot(points, { x: 'x', y: 'y', fill: color, r: 4 })
    : Plot.lineY(points, { x: 'x', y: 'y', stroke: color, strokeWidth: 2 });

/** A little more than the numbers take; from 0 where they are far from each other. */
function domainOf(lines: readonly Line[], logarithmic: boolean): readonly [number, number] {
  const [low, high] = extent(lines.flatMap(({ points }) => points.map(({ y }) => y)))!;
  if (logarithmic) return low < high ? [low / 1.1, high * 1.1] : [low / 2, high * 2];
  const room = 0.05 * (high - low) || 0.5 * Math.abs(high) || 1;
  return [low >= 0 && low < 0.3 * high ? 0 : low - room, high + room];
}

/** 1, 2 and 5 times powers of ten; powers alone where there are many. */
function roundNumbers([low, high]: readonly [number, number]): readonly number[] {
  const decades = Math.log10(high / low);
  const digits = decades > 3 ? [1] : [1, 2, 5];
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(decades) + 2 }, (_, i) => first + i);
  const every = Math.ceil(decades / 7);
  return powers
    .filter((_, i) => i % every === 0)
    .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
    .filter((tick) => tick >= low && tick <= high);
}

/** Names and last values at the right of the frame, at the heights of the ends, none over another. */
function endNames(
  lines: readonly Line[],
  [low, high]: readonly [number, number],
  logarithmic: boolean,
  pixels: number,
  { ink }: Palette,
): readonly Plot.Markish[] {
  const along = logarithmic ? Math.log : (value: number): number => value;
  const heightOf = ({ end }: Line): number =>
    (pixels * (along(end) - along(low))) / (along(high) - along(low));
  const heights = spread(lines.map(heightOf), 34, 12);
  return lines.flatMap(({ name, last, color }, i) => {
    const options = { frameAnchor: 'bottom-right', textAnchor: 'start', dx: 12 } as const;
    return [
      Plot.text([name], { ...options, dy: -heights[i]! - 6, fill: color, fontWeight: 700 }),
      Plot.text([last], { ...options, dy: -heights[i]! + 10, fill: ink }),
    ];
  });
}

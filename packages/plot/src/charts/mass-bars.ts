import * as Plot from '@observablehq/plot';
import { inputRangeError } from '../input-range-error.js';
import { palette, type Palette } from '../palette.js';
import { axes, axesMargins, type Margins } from './axes.js';
import { chart } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { legend } from './legend.js';
import { checkLength, checkRising, extent, finiteNumbers } from './numbers.js';
import { textWidth } from './text-width.js';

/** What {@link massBars} shows. */
export interface MassBarsOptions extends ChartOptions {
  /** Samples: how often each value came up stands behind its probability. */
  readonly samples?: ArrayLike<number>;
  /** Names of the values, below them; the numbers, by default. */
  readonly names?: readonly string[];
  /** What runs to the right, with its unit. */
  readonly xLabel?: string;
  /** What the probabilities are called. */
  readonly name?: string;
  /** What the samples are called. */
  readonly samplesName?: string;
}

/**
 * Draws the probabilities of separate values: as bars or, over the frequencies of samples, as dots.
 *
 * A sample counts for the value that it equals; samples of other values count in the whole alone.
 *
 * @param values Values in rising order, of shape [count].
 * @param masses Probability of each, of shape [count].
 * @throws RangeError if values do not rise, if probabilities or names are not as many, if no
 * probability or no sample is finite, or if there is no document.
 *
 * @example
 * ```ts
 * import { massBars } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const svg = renderSvg((document) =>
 *   massBars([0, 1, 2], [0.25, 0.5, 0.25], { document, samples: [1, 1, 0, 2], xLabel: 'heads' }),
 * );
 * console.log(svg.match(/<circle/g)?.length); // 4: one for each value, and that of the legend
 * ```
 */
export function massBars(
  values: ArrayLike<number>,
  masses: ArrayLike<number>,
  {
    samples,
    names,
    xLabel = 'value',
    name = 'probability',
    samplesName = samples === undefined ? '' : `${samples.length.toLocaleString('en-GB')} samples`,
    title,
    width = 560,
    height = 320,
    colors = palette.light,
    document,
  }: MassBarsOptions = {},
): SVGSVGElement {
  if (values.length !== 1) checkRising('massBars', 'values', values);
  checkLength('massBars', 'masses', masses, values.length, 'one for each value');
  if (names) checkNames(names, values.length);
  finiteNumbers('massBars', 'masses', masses);
  const shares = samples && frequencies(values, finiteNumbers('massBars', 'samples', samples));
  const margins = marginsOf(title, width, names);
  const gap = leastGap(values);
  const bar = (heights: ArrayLike<number>, fill: string, fillOpacity: number): Plot.Markish =>
    Plot.rectY(heights, {
      x1: Array.from(values, (value) => value - 0.4 * gap),
      x2: Array.from(values, (value) => value + 0.4 * gap),
      y: heights as number[],
      fill,
      fillOpacity,
    });
  const dots = { x: Array.from(values), y: Array.from(masses), fill: colors.model, r: 4 };
  return chart({
    callee: 'massBars',
    title,
    description: `The ${name} of ${values.length} values, and ${samplesName || 'no samples'}.`,
    colors,
    document,
    options: {
      width,
      height,
      ...margins,
      x: { domain: [values[0]! - 0.6 * gap, values[values.length - 1]! + 0.6 * gap] },
      y: { domain: [0, 1.05 * Math.max(extent(masses)![1], extent(shares ?? [])?.[1] ?? 0) || 1] },
    },
    marks: [
      ...axesOf(values, names, { colors, margins, width, xLabel }),
      ...(shares
        ? [bar(shares, colors.data, 0.45)]
        : [bar(Array.from(masses), colors.model, 0.85)]),
      Plot.ruleY([0], { stroke: colors.inkSoft }),
      ...(shares ? [Plot.dot(masses, dots)] : []),
      legend(
        shares
          ? [
              { name: samplesName, color: colors.data, sign: 'bar', opacity: 0.45 },
              { name, color: colors.model, sign: 'dot' },
            ]
          : [],
      ),
    ],
  });
}

interface Base {
  readonly colors: Palette;
  readonly margins: Margins;
  readonly width: number;
  readonly xLabel: string;
}

/** Pixels for each of so many values. */
const roomOf = (width: number, { marginLeft, marginRight }: Margins, count: number): number =>
  (width - marginLeft - marginRight) / count;

const longestOf = (labels: readonly string[]): number => Math.max(...labels.map(textWidth)) + 8;

/** Names that do not fit beside each other slant, which takes room below. */
function marginsOf(title: string | undefined, width: number, names?: readonly string[]): Margins {
  const margins = axesMargins(title);
  const longest = names ? longestOf(names) : 0;
  if (!names || longest < roomOf(width, margins, names.length)) return margins;
  return { ...margins, marginBottom: 34 + Math.min(0.6 * longest, 120) };
}

/** Axes whose ticks stand under values: numbers all where there is room, else every other one, and so on. */
function axesOf(
  values: ArrayLike<number>,
  names: readonly string[] | undefined,
  base: Base,
): readonly Plot.Markish[] {
  const [gridY, , ...others] = axes({ ...base, yLabel: 'probability' });
  const labels = names ?? Array.from(values, (value) => `${Number(value.toPrecision(6))}`);
  const room = roomOf(base.width, base.margins, values.length);
  const isSlanted = names !== undefined && longestOf(names) >= room;
  const every = Math.ceil((isSlanted ? 18 : longestOf(labels)) / room);
  const shown = labels.flatMap((label, i) => (i % every === 0 ? [{ label, x: values[i]! }] : []));
  const ticks = shown.map(({ x }) => x);
  const tickFormat = (x: number): string => shown[ticks.indexOf(x)]!.label;
  return [
    gridY,
    Plot.axisX(ticks, {
      label: null,
      tickSize: 4,
      tickFormat,
      ...(isSlanted && { tickRotate: -35 }),
    }),
    ...others,
  ];
}

/** Share of the samples that equal each value. */
function frequencies(values: ArrayLike<number>, samples: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const sample of samples) counts.set(sample, (counts.get(sample) ?? 0) + 1);
  return Array.from(values, (value) => (counts.get(value) ?? 0) / samples.length);
}

function leastGap(values: ArrayLike<number>): number {
  let least = Infinity;
  for (let i = 1; i < values.length; i++) least = Math.min(least, values[i]! - values[i - 1]!);
  return Number.isFinite(least) ? least : 1;
}

function checkNames(names: readonly string[], count: number): void {
  if (names.length === count) return;
  throw inputRangeError('massBars', 'names', `${count}, one for each value`, `${names.length}`);
}

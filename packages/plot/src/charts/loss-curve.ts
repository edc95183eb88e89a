import * as Plot from '@observablehq/plot';
import { palette } from '../palette.js';
import { chart, titleHeight } from './chart.js';
import type { ChartOptions } from './chart-options.js';
import { curveMarks } from './curve-marks.js';
import { curvesOf, type Curve } from './curve.js';
import { endLabel, endLabelMarks, type EndLabel } from './end-labels.js';
import { checkRows, type LossPart, type LossRow } from './loss-rows.js';
import { niceCeiling } from './nice-ceiling.js';

/** What {@link lossCurve} shows. */
export interface LossCurveOptions extends ChartOptions {
  /** The parts that add up to the loss, from the bottom up. */
  readonly parts: readonly LossPart[];
  /** Name in the rows of what runs to the right, which is the axis's label too. */
  readonly x?: string;
  /** What the sum of the parts is called; not shown where there is one part. */
  readonly total?: string;
  /** What the losses are counted in. */
  readonly unit?: string;
  /** Whether the parts stand on each other as areas; else each is a line from 0. */
  readonly stacked?: boolean;
  /** Where the axis of losses ends; what is above is cut off. */
  readonly top?: number;
}

/**
 * Draws how the parts of a loss fall in training, as areas that add up to it or as lines.
 *
 * For a VAE, −ELBO = reconstruction error + KL divergence. The values of the last row stand beside
 * the curves. The axis begins at 0 and ends at a round number above the highest loss, or above three
 * times the last one where that is less, so that a steep beginning does not flatten the rest.
 * Numbers that are not finite leave a gap.
 *
 * @throws RangeError if there are no rows or no parts, if a part is missing in the rows, or if
 * there is no document.
 *
 * @example
 * ```ts
 * import { lossCurve } from '@gen/plot';
 * import { renderSvg } from '@gen/plot/node';
 *
 * const rows = [1, 2, 3, 4].map((epoch) => ({ epoch, reconstruction: 80 + 60 / epoch, kl: 25 }));
 * const parts = [
 *   { name: 'reconstruction', label: 'Reconstruction' },
 *   { name: 'kl', label: 'KL divergence' },
 * ];
 * const svg = renderSvg((document) => lossCurve(rows, { document, parts, total: '−ELBO' }));
 * console.log(svg.includes('KL divergence'), svg.includes('120.0')); // true true
 * ```
 */
export function lossCurve(
  rows: readonly LossRow[],
  {
    parts,
    x = 'epoch',
    total = 'Loss',
    unit = 'nats per image',
    stacked = true,
    title,
    width = 640,
    height = 320,
    colors = palette.light,
    top,
    document,
  }: LossCurveOptions,
): SVGSVGElement {
  checkRows(rows, x, parts);
  const curves = curvesOf(rows, parts, { colors, total, stacked });
  const labels = curves.map(endLabel);
  const margins = marginsOf(labels, title);
  const ceiling = top ?? defaultTop(curves);
  const pixels = height - margins.marginTop - margins.marginBottom;
  const xs = rows.map((row) => row[x]!);
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const ticks = first < last ? Math.max(1, Math.min(last - first, width / 80)) : [first];

  return chart({
    callee: 'lossCurve',
    title,
    description: describe(labels, `${x} ${xs.at(-1)}`, unit),
    colors,
    document,
    options: {
      width,
      height,
      ...margins,
      x: { domain: first < last ? [first, last] : [first - 1, first + 1] },
      y: { domain: [0, ceiling] },
    },
    marks: [
      Plot.gridY({ stroke: colors.rule, strokeOpacity: 1, ticks: 5 }),
      ...curves.flatMap((curve) => curveMarks(curve, xs)),
      Plot.ruleY([0], { stroke: colors.inkSoft }),
      Plot.axisX({
        label: null,
        ticks,
        tickSize: 4,
        ...(first === last && { tickFormat: String }),
      }),
      Plot.axisY({ label: null, ticks: 5, tickSize: 0 }),
      Plot.text([x], { frameAnchor: 'bottom', dy: 34 }),
      Plot.text([unit], {
        frameAnchor: 'top-left',
        dx: 14 - margins.marginLeft,
        dy: -24,
      }),
      ...endLabelMarks(labels, colors, { top: ceiling, pixels }),
    ],
  });
}

function marginsOf(labels: readonly EndLabel[], title: string | undefined) {
  const longest = Math.max(...labels.map(({ name }) => name.length));
  return {
    marginTop: (title === undefined ? 0 : titleHeight) + 34,
    marginRight: 28 + 7 * longest,
    marginBottom: 42,
    marginLeft: 48,
  };
}

function defaultTop(curves: readonly Curve[]): number {
  const finite = curves.map(({ to }) => to.filter(Number.isFinite));
  const highest = Math.max(...finite.flat());
  const lastHighest = Math.max(...finite.map((heights) => heights.at(-1) ?? 0));
  const top = Math.min(highest, lastHighest > 0 ? 3 * lastHighest : highest);
  return top > 0 && top < Infinity ? niceCeiling(top) : 1;
}

function describe(labels: readonly EndLabel[], moment: string, unit: string): string {
  const values = labels.map(({ name, value }) => `${name} ${value}`).join(', ');
  return `Losses up to ${moment}, in ${unit}: ${values}.`;
}

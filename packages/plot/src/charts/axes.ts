import * as Plot from '@observablehq/plot';
import type { Palette } from '../palette.js';
import { titleHeight } from './chart.js';

/** Room around a frame, in pixels. */
export interface Margins {
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
}

/** What two axes say. */
export interface AxesOptions {
  readonly colors: Palette;
  readonly margins: Margins;
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** How many, or which. */
  readonly yTicks?: number | readonly number[];
}

/** Room for axes with a label under one and over the other, and for a title where there is one. */
export function axesMargins(title: string | undefined, marginRight = 28): Margins {
  const marginTop = 34 + (title === undefined ? 0 : titleHeight);
  return { marginTop, marginRight, marginBottom: 44, marginLeft: 56 };
}

/** Grid lines across, the horizontal axis with its label below and the vertical one with its above. */
export function axes(options: AxesOptions): readonly Plot.Markish[] {
  const { colors, margins, width, xLabel, yLabel, yTicks = 4 } = options;
  const ticks = Math.max(2, (width - margins.marginLeft) / 80);
  return [
    Plot.gridY({ stroke: colors.rule, strokeOpacity: 1, ...ticksAt(yTicks) }),
    Plot.axisX({ label: null, ticks, tickSize: 4 }),
    Plot.axisY({ label: null, ...ticksAt(yTicks), tickSize: 0 }),
    Plot.text([xLabel], { frameAnchor: 'bottom', dy: margins.marginBottom - 8 }),
    overAxis(yLabel, margins),
  ];
}

/** Of chosen ticks each is written out, rather than with a letter for its power of a thousand. */
const ticksAt = (ticks: number | readonly number[]) =>
  typeof ticks === 'number' ? { ticks } : { ticks: [...ticks], tickFormat: String };

/** The label of the vertical axis, at the left edge of the picture over the frame. */
export function overAxis(yLabel: string, { marginLeft }: Margins): Plot.Markish {
  return Plot.text([yLabel], { frameAnchor: 'top-left', dx: 14 - marginLeft, dy: -24 });
}

/** Axes of a plane, both with grid lines: labels as those of {@link axes}, so that none is cut off. */
export function planeAxes(
  xLabel: string,
  yLabel: string,
  {
    colors,
    margins,
    width,
    height,
  }: { colors: Palette; margins: Margins; width: number; height: number },
): readonly Plot.Markish[] {
  const [across, up] = [Math.max(3, width / 90), Math.max(3, height / 90)];
  return [
    Plot.gridX({ stroke: colors.rule, strokeOpacity: 1, ticks: across }),
    Plot.gridY({ stroke: colors.rule, strokeOpacity: 1, ticks: up }),
    Plot.axisX({ label: null, ticks: across, tickSize: 0 }),
    Plot.axisY({ label: null, ticks: up, tickSize: 0 }),
    Plot.text([xLabel], { frameAnchor: 'bottom', dy: 36 }),
    overAxis(yLabel, margins),
  ];
}

import { css, type Inks, type RGB } from '../ink/inks.js';
import { fitCanvas } from '../picture/fit-canvas.js';
import { drawAxis, drawLine, margin, writeSteps } from './chart-parts.js';
import { rangeOf } from './range-of.js';
import type { CurvePoint } from './thin-out.js';

/** A number with the interval that it lies in. */
export interface Interval extends CurvePoint {
  readonly low: number;
  readonly high: number;
}

/** What a chart of lines shows. */
export interface Lines {
  /** Curves and their colours. */
  readonly lines: readonly { readonly points: readonly CurvePoint[]; readonly color: RGB }[];
  /** Numbers with their intervals, and their colour. */
  readonly intervals: { readonly points: readonly Interval[]; readonly color: RGB };
  /** A level that cannot be passed. */
  readonly level: number | undefined;
  /** Whether the axis of steps is written under it. */
  readonly hasSteps: boolean;
}

/** Draws curves over the steps, on an axis that need not hold zero. */
export function drawLines(canvas: HTMLCanvasElement, shown: Lines, inks: Inks): void {
  const { context, width, height } = fitCanvas(canvas);
  context.clearRect(0, 0, width, height);
  const { lines, intervals, level, hasSteps } = shown;
  const all = [...lines.flatMap(({ points }) => points), ...intervals.points];
  if (all.length === 0) return;
  const bottom = height - (hasSteps ? 18 : 5);
  const lastStep = Math.max(...all.map(({ step }) => step), 10);
  const [low, high] = rangeOf([
    ...all.map(({ value }) => value),
    ...(level === undefined ? [] : [level]),
  ]);
  const x = (step: number) =>
    margin.left + ((width - margin.left - margin.right) * step) / lastStep;
  const y = (value: number) =>
    bottom - ((bottom - margin.top) * (value - low)) / Math.max(high - low, 1e-9);

  context.save();
  context.beginPath();
  context.rect(margin.left - 3, margin.top - 3, width, bottom - margin.top + 6);
  context.clip();
  if (level !== undefined) drawLevel(context, y(level), width, inks);
  for (const { points, color } of lines) {
    drawLine(
      context,
      points.map(({ step, value }) => [x(step), y(value)] as const),
      css(color),
      1.5,
    );
    // A line of one place cannot be seen.
    if (points.length === 1) drawDot(context, x(points[0]!.step), y(points[0]!.value), color);
  }
  for (const { step, value, ...interval } of intervals.points) {
    const [at, color] = [x(step), intervals.color];
    const bounds = (within: number) => Math.max(low - 1, Math.min(high + 1, within));
    drawLine(
      context,
      [
        [at, y(bounds(interval.low))],
        [at, y(bounds(interval.high))],
      ],
      css(color),
      1.25,
    );
    drawDot(context, at, y(value), color);
  }
  context.restore();
  drawAxis(context, [low, high], y, width, inks);
  if (hasSteps) writeSteps(context, lastStep, { width, height }, inks);
}

function drawDot(context: CanvasRenderingContext2D, x: number, y: number, color: RGB): void {
  context.beginPath();
  context.arc(x, y, 2.2, 0, 2 * Math.PI);
  context.fillStyle = css(color);
  context.fill();
}

function drawLevel(context: CanvasRenderingContext2D, y: number, width: number, inks: Inks): void {
  context.setLineDash([3, 3]);
  drawLine(
    context,
    [
      [margin.left, y],
      [width - margin.right, y],
    ],
    css(inks.data),
    1.25,
  );
  context.setLineDash([]);
}

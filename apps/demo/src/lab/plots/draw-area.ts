import { css, type Inks, type RGB } from '../ink/inks.js';
import { fitCanvas } from '../picture/fit-canvas.js';
import { ceilingOf } from './ceiling-of.js';
import { drawAxis, drawLine, margin, writeSteps, type Place } from './chart-parts.js';
import type { CurvePoint } from './thin-out.js';

/** A curve as an area over zero, and what stands in it. */
export interface Area {
  /** The curve. */
  readonly points: readonly CurvePoint[];
  /** A second curve of the same quantity, drawn as a line, such as on test images. */
  readonly line: readonly CurvePoint[];
  /** The colour of the area. */
  readonly color: RGB;
  /** Steps at which a knob was turned. */
  readonly turns: readonly number[];
  /** Whether the axis of steps is written under it. */
  readonly hasSteps: boolean;
}

/** Draws a curve as an area over the steps. */
export function drawArea(canvas: HTMLCanvasElement, area: Area, inks: Inks): void {
  const { context, width, height } = fitCanvas(canvas);
  context.clearRect(0, 0, width, height);
  const { points, line, color, turns, hasSteps } = area;
  if (points.length === 0 && line.length === 0) return;
  const bottom = height - (hasSteps ? 18 : 5);
  const lastStep = Math.max(points.at(-1)?.step ?? 0, line.at(-1)?.step ?? 0, 10);
  const ceiling = ceilingOf(points.length > 0 ? points : line);
  const x = (step: number) =>
    margin.left + ((width - margin.left - margin.right) * step) / lastStep;
  const y = (value: number) => bottom - ((bottom - margin.top) * value) / ceiling;
  const place = ({ step, value }: CurvePoint) => [x(step), y(value)] as const;

  context.save();
  context.beginPath();
  context.rect(margin.left, margin.top - 1, width, bottom - margin.top + 1);
  context.clip();
  fillUnder(context, points.map(place), bottom, color);
  drawTurns(context, turns.map(x), bottom, inks);
  drawLine(context, line.map(place), css(inks.ink), 1.25);
  context.restore();
  drawAxis(context, [0, ceiling], y, width, inks);
  if (hasSteps) writeSteps(context, lastStep, { width, height }, inks);
}

function fillUnder(
  context: CanvasRenderingContext2D,
  places: readonly Place[],
  bottom: number,
  color: RGB,
): void {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return;
  context.beginPath();
  context.moveTo(margin.left, bottom);
  context.lineTo(margin.left, first[1]);
  for (const [x, y] of places) context.lineTo(x, y);
  context.lineTo(last[0], bottom);
  context.fillStyle = css(color, 0.22);
  context.fill();
  drawLine(context, [[margin.left, first[1]], ...places], css(color), 1.5);
}

function drawTurns(
  context: CanvasRenderingContext2D,
  places: readonly number[],
  bottom: number,
  inks: Inks,
): void {
  context.setLineDash([2, 3]);
  for (const place of places) {
    const x = Math.round(place) + 0.5;
    drawLine(
      context,
      [
        [x, margin.top],
        [x, bottom],
      ],
      css(inks.inkSoft, 0.8),
      1,
    );
  }
  context.setLineDash([]);
}

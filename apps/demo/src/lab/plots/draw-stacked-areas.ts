import { css, type Inks, type RGB } from '../ink/inks.js';
import { fitCanvas } from '../picture/fit-canvas.js';
import { ceilingOf, type CurvePoint } from './stacked-areas.js';

/** What stands beside the areas. */
export interface StackedAreasOptions {
  /** The colours of the parts, from the bottom. */
  readonly colors: readonly RGB[];
  /** Single measurements of the sum, such as on test data. */
  readonly marks: readonly { readonly step: number; readonly value: number }[];
  /** Steps at which a knob was turned. */
  readonly turns: readonly number[];
  /** The page's colours. */
  readonly inks: Inks;
}

const margin = { top: 8, right: 4, bottom: 20, left: 32 };

/** Draws the parts of a sum over the steps as areas on each other. */
export function drawStackedAreas(
  canvas: HTMLCanvasElement,
  points: readonly CurvePoint[],
  { colors, marks, turns, inks }: StackedAreasOptions,
): void {
  const { context, width, height } = fitCanvas(canvas);
  context.clearRect(0, 0, width, height);
  const lastStep = Math.max(points.at(-1)?.step ?? 0, marks.at(-1)?.step ?? 0, 10);
  const ceiling = points.length === 0 ? 1 : ceilingOf(points);
  const x = (step: number) =>
    margin.left + ((width - margin.left - margin.right) * step) / lastStep;
  const y = (value: number) =>
    height - margin.bottom - ((height - margin.top - margin.bottom) * value) / ceiling;

  context.save();
  context.beginPath();
  context.rect(margin.left, margin.top, width, height - margin.top - margin.bottom);
  context.clip();
  drawAreas(context, points, colors, x, y);
  drawTurns(context, turns.map(x), height - margin.bottom, inks);
  drawMarks(
    context,
    marks.map(({ step, value }) => [x(step), y(value)]),
    inks,
  );
  context.restore();
  if (points.length > 0) drawAxes(context, { width, height, ceiling, lastStep, y }, inks);
}

type Scale = (value: number) => number;

function drawAreas(
  context: CanvasRenderingContext2D,
  points: readonly CurvePoint[],
  colors: readonly RGB[],
  x: Scale,
  y: Scale,
): void {
  const first = points[0];
  if (first === undefined) return;
  const drawn = [{ ...first, step: 0 }, ...points];
  const levels = drawn.map(() => 0);
  colors.forEach((color, part) => {
    const floor = [...levels];
    drawn.forEach(({ parts }, index) => {
      levels[index] = (levels[index] ?? 0) + (parts[part] ?? 0);
    });
    context.beginPath();
    drawn.forEach(({ step }, index) => context.lineTo(x(step), y(levels[index] ?? 0)));
    const top = new Path2D();
    drawn.forEach(({ step }, index) => top.lineTo(x(step), y(levels[index] ?? 0)));
    for (let index = drawn.length - 1; index >= 0; index--) {
      context.lineTo(x(drawn[index]?.step ?? 0), y(floor[index] ?? 0));
    }
    context.fillStyle = css(color, 0.28);
    context.fill();
    context.strokeStyle = css(color);
    context.lineWidth = 1.5;
    context.lineJoin = 'round';
    context.stroke(top);
  });
}

function drawTurns(
  context: CanvasRenderingContext2D,
  places: readonly number[],
  bottom: number,
  { 'ink-soft': ink }: Inks,
): void {
  context.strokeStyle = css(ink, 0.7);
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  for (const place of places) {
    context.beginPath();
    context.moveTo(Math.round(place) + 0.5, margin.top);
    context.lineTo(Math.round(place) + 0.5, bottom);
    context.stroke();
  }
  context.setLineDash([]);
}

function drawMarks(
  context: CanvasRenderingContext2D,
  places: readonly (readonly [number, number])[],
  { ink, plate }: Inks,
): void {
  context.fillStyle = css(ink);
  context.strokeStyle = css(plate);
  context.lineWidth = 1;
  for (const [x, y] of places) {
    context.beginPath();
    context.arc(x, y, 2.2, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

interface Axes {
  readonly width: number;
  readonly height: number;
  readonly ceiling: number;
  readonly lastStep: number;
  readonly y: Scale;
}

function drawAxes(context: CanvasRenderingContext2D, axes: Axes, inks: Inks): void {
  const { width, height, ceiling, lastStep, y } = axes;
  context.font = '11px "Inter Variable", system-ui, sans-serif';
  context.fillStyle = css(inks['ink-soft']);
  context.strokeStyle = css(inks.ink, 0.13);
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const share of [0, 0.5, 1]) {
    const place = Math.round(y(share * ceiling)) + 0.5;
    context.beginPath();
    context.moveTo(margin.left, place);
    context.lineTo(width - margin.right, place);
    context.stroke();
    context.fillText(String(Number((share * ceiling).toPrecision(3))), margin.left - 6, place);
  }
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fillText('0', margin.left, height - 5);
  context.textAlign = 'right';
  const steps = Math.round(lastStep).toLocaleString('en');
  context.fillText(`step ${steps}`, width - margin.right, height - 5);
}

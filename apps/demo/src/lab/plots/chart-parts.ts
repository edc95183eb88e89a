import { css, type Inks } from '../ink/inks.js';

/** A place on a canvas in CSS pixels. */
export type Place = readonly [x: number, y: number];

/** Room around the plot, where values are written. */
export const margin = { top: 7, right: 2, left: 34 };

/** Draws a line through places. */
export function drawLine(
  context: CanvasRenderingContext2D,
  places: readonly Place[],
  color: string,
  width: number,
): void {
  context.beginPath();
  for (const [x, y] of places) context.lineTo(x, y);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.stroke();
}

/** Draws a rule at each of the values, and writes them. */
export function drawAxis(
  context: CanvasRenderingContext2D,
  values: readonly number[],
  y: (value: number) => number,
  width: number,
  inks: Inks,
): void {
  context.font = '11px "Inter Variable", system-ui, sans-serif';
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = css(inks.inkSoft);
  for (const value of values) {
    const place = Math.round(y(value)) + 0.5;
    const ends = [
      [margin.left, place],
      [width - margin.right, place],
    ] as const;
    drawLine(context, ends, css(inks.ink, 0.15), 1);
    context.fillText(String(Number(value.toPrecision(3))), margin.left - 6, place);
  }
}

/** Writes the first step and the last one. */
export function writeSteps(
  context: CanvasRenderingContext2D,
  lastStep: number,
  { width, height }: { readonly width: number; readonly height: number },
  inks: Inks,
): void {
  context.fillStyle = css(inks.inkSoft);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fillText('0', margin.left, height - 3);
  context.textAlign = 'right';
  context.fillText(
    `step ${Math.round(lastStep).toLocaleString('en')}`,
    width - margin.right,
    height - 3,
  );
}

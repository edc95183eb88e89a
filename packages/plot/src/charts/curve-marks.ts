import * as Plot from '@observablehq/plot';
import type { Curve } from './curve.js';

/** Marks that draw a curve: an area where it is filled, a line along its top, a dot where alone. */
export function curveMarks(
  { color, from, to, isFilled }: Curve,
  xs: readonly number[],
): readonly Plot.Markish[] {
  const line = Plot.lineY(to, { x: xs, y: to, stroke: color, strokeWidth: 2, clip: true });
  if (xs.length === 1) return [Plot.dot(to, { x: xs, y: to, fill: color, r: 4 })];
  if (!isFilled) return [line];
  const area = { x: xs, y1: from, y2: to, fill: color, fillOpacity: 0.28, clip: true };
  return [Plot.areaY(to, area), line];
}

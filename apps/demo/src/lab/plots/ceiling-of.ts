import type { CurvePoint } from './thin-out.js';
import { niceCeiling } from './nice-ceiling.js';

/** The height of the axis: the first steps, which are far above all others, may leave it. */
export function ceilingOf(points: readonly CurvePoint[]): number {
  const settled = points.slice(Math.floor(points.length / 10)).map(({ value }) => value);
  return niceCeiling(1.08 * Math.max(...settled, 0.9));
}

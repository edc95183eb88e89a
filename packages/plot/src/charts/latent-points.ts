import { inputRangeError } from '../input-range-error.js';
import type { LabelledPoint } from './class-centers.js';
import { extent } from './numbers.js';
import type { Point } from './pairs-of.js';

/** Pairs each point of [count, 2] with its label; leaves out what is not finite. */
export function latentPoints(
  points: ArrayLike<number>,
  labels: ArrayLike<number>,
): readonly LabelledPoint[] {
  const count = labels.length;
  if (points.length !== 2 * count) {
    const expected = `${2 * count} numbers, 2 for each of ${count} labels`;
    throw inputRangeError('latentScatter', 'points', expected, `${points.length} numbers`);
  }
  const all = Array.from({ length: count }, (_, index) => ({
    label: labels[index]!,
    x: points[2 * index]!,
    y: points[2 * index + 1]!,
  }));
  const finite = all.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (finite.length > 0) return finite;
  throw inputRangeError('latentScatter', 'points', 'one or more finite points', 'none');
}

/** The least domains around the points that have one scale on both axes of a frame. */
export function equalDomains(
  points: readonly Point[],
  width: number,
  height: number,
): { readonly x: [number, number]; readonly y: [number, number]; readonly unitsPerPixel: number } {
  const x = extent(points.map((point) => point.x))!;
  const y = extent(points.map((point) => point.y))!;
  const room = 1.06;
  const needed = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / height);
  const unitsPerPixel = needed > 0 ? room * needed : 2 / width;
  const around = ([low, high]: readonly [number, number], pixels: number): [number, number] => {
    const [middle, half] = [(low + high) / 2, (unitsPerPixel * pixels) / 2];
    return [middle - half, middle + half];
  };
  return { x: around(x, width), y: around(y, height), unitsPerPixel };
}

/** Points cover about as much of the plane however many there are. */
export function radiusOf(count: number): number {
  return Math.min(4, Math.max(1.3, 70 / Math.sqrt(count)));
}

import { inputRangeError } from '../input-range-error.js';

/** A point of the plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The finite points of [count, 2]. */
export function pairsOf(callee: string, argument: string, points: ArrayLike<number>): Point[] {
  if (points.length % 2 !== 0) {
    const got = `${points.length} numbers`;
    throw inputRangeError(callee, argument, '2 numbers for each point', got);
  }
  const pairs = Array.from({ length: points.length / 2 }, (_, i) => ({
    x: points[2 * i]!,
    y: points[2 * i + 1]!,
  }));
  return pairs.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
}

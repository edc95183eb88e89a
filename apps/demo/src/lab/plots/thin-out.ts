/** One point of a curve: the mean over a stretch of steps. */
export interface CurvePoint {
  /** The mean of its steps. */
  readonly step: number;
  /** The mean of its values. */
  readonly value: number;
}

/** A curve of any length as at most `count` points, each the mean of the rows that it covers. */
export function thinOut(
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  length: number,
  count: number,
): CurvePoint[] {
  const stretch = Math.max(1, Math.ceil(length / count));
  const points: CurvePoint[] = [];
  for (let start = 0; start < length; start += stretch) {
    const end = Math.min(start + stretch, length);
    points.push({ step: meanOf(steps, start, end), value: meanOf(values, start, end) });
  }
  return points;
}

function meanOf(values: ArrayLike<number>, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index++) sum += values[index] ?? 0;
  return sum / (end - start);
}

/** One point of a run's learning curve: means over a stretch of steps. */
export interface CurvePoint {
  /** The middle of the stretch, in steps. */
  readonly step: number;
  /** The parts that are added up, from the bottom. */
  readonly parts: readonly number[];
}

/** A curve of any length as at most `count` points, each the mean of the steps that it covers. */
export function thinOut(
  parts: readonly ArrayLike<number>[],
  length: number,
  count: number,
): CurvePoint[] {
  const stretch = Math.max(1, Math.ceil(length / count));
  const points: CurvePoint[] = [];
  for (let start = 0; start < length; start += stretch) {
    const end = Math.min(start + stretch, length);
    points.push({
      step: (start + 1 + end) / 2,
      parts: parts.map((part) => meanOf(part, start, end)),
    });
  }
  return points;
}

/** The height of the axis: the first steps, which are far above all others, may leave it. */
export function ceilingOf(points: readonly CurvePoint[]): number {
  const settled = points.slice(Math.floor(points.length / 10));
  const totals = settled.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  return niceCeiling(1.08 * Math.max(...totals, 1e-9));
}

/** The least of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below `value`. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  const digit = steps.find((step) => step * power >= value * (1 - 1e-9)) ?? 10;
  return digit * power;
}

function meanOf(values: ArrayLike<number>, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index++) sum += values[index] ?? 0;
  return sum / (end - start);
}

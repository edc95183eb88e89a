/** Events with weights under which a density sums to 1: a support, or a grid over one. */
export interface Events {
  /** The events, flat, in ascending order where they are scalars. */
  readonly points: readonly (readonly number[])[];
  /** How much of the space each point stands for: 1 where it stands for itself. */
  readonly weight: number;
}

/** Midpoints of `count` cells of the interval from `low` to `high`. */
export function interval(low: number, high: number, count = 2000): Events {
  const weight = (high - low) / count;
  return { weight, points: Array.from({ length: count }, (_, i) => [low + (i + 0.5) * weight]) };
}

/** Products of the points of another: a grid of `dim` axes. */
export function grid({ points, weight }: Events, dim: number): Events {
  let all: (readonly number[])[] = [[]];
  for (let axis = 0; axis < dim; axis++) {
    all = all.flatMap((head) => points.map((point) => [...head, ...point]));
  }
  return { weight: weight ** dim, points: all };
}

/** The values themselves: the support of a discrete scalar. */
export const values = (...numbers: number[]): Events => ({
  weight: 1,
  points: numbers.map((number) => [number]),
});

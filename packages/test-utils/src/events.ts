/** Events with weights under which a density sums to 1: a support, or cells that cover one. */
export interface Events {
  /** The events, flat, in ascending order where they are scalars. */
  readonly points: readonly (readonly number[])[];
  /** How much of the space each point stands for: 1 where it stands for itself. */
  readonly weights: readonly number[];
  /** The upper ends of the cells of scalars; the points themselves where they are values. */
  readonly ends: readonly number[];
}

/** The cells between the images of equal steps of (0, 1) under a growing map, by the midpoint rule. */
function cells(count: number, map: (u: number) => number, slope: (u: number) => number): Events {
  const middles = Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  return {
    points: middles.map((u) => [map(u)]),
    weights: middles.map((u) => slope(u) / count),
    ends: middles.map((_, i) => map((i + 1) / count)),
  };
}

/** Midpoints of `count` cells of the interval from `low` to `high`. */
export const interval = (low: number, high: number, count = 2000): Events =>
  cells(
    count,
    (u) => low + (high - low) * u,
    () => high - low,
  );

/**
 * Cells of the whole line, finest around `center`, for tails however heavy:
 *
 *     x = center + width · tan(π (u − ½))
 */
export const line = (center = 0, width = 1, count = 4000): Events =>
  cells(
    count,
    (u) => center + width * Math.tan(Math.PI * (u - 0.5)),
    (u) => (width * Math.PI) / Math.cos(Math.PI * (u - 0.5)) ** 2,
  );

/**
 * Cells of the numbers above `low`, finest there, for heavy tails and for densities that are infinite
 * at `low`:
 *
 *     x = low + width · (u / (1 − u))^power
 */
export const halfLine = (low = 0, width = 1, power = 3, count = 8000): Events =>
  cells(
    count,
    (u) => low + width * (u / (1 - u)) ** power,
    (u) => (width * power * (u / (1 - u)) ** (power - 1)) / (1 - u) ** 2,
  );

/** Cells of the numbers between `low` and `high`, finest at both, for densities infinite there. */
export const openInterval = (low = 0, high = 1, count = 4000): Events =>
  cells(
    count,
    // 10 u³ − 15 u⁴ + 6 u⁵ and its slope
    (u) => low + (high - low) * u ** 3 * (10 - 15 * u + 6 * u * u),
    (u) => (high - low) * 30 * (u * (1 - u)) ** 2,
  );

/** Products of the points of another: a grid of `dim` axes. */
export function grid({ points, weights }: Events, dim: number): Events {
  let all: { readonly point: readonly number[]; readonly weight: number }[] = [
    { point: [], weight: 1 },
  ];
  for (let axis = 0; axis < dim; axis++) {
    all = all.flatMap((head) =>
      points.map((point, i) => ({
        point: [...head.point, ...point],
        weight: head.weight * weights[i]!,
      })),
    );
  }
  return listed(
    all.map(({ point }) => point),
    all.map(({ weight }) => weight),
  );
}

/** The values themselves: the support of a discrete scalar. */
export const values = (...numbers: number[]): Events => vectors(...numbers.map((each) => [each]));

/** The whole numbers from `low` to `high`. */
export const integersFrom = (low: number, high: number): Events =>
  values(...Array.from({ length: high - low + 1 }, (_, i) => low + i));

/** The events themselves, flat: the support of a discrete vector. */
export const vectors = (...events: (readonly number[])[]): Events =>
  listed(
    events,
    events.map(() => 1),
  );

const listed = (points: Events['points'], weights: readonly number[]): Events => ({
  points,
  weights,
  ends: points.map(([first]) => first!),
});

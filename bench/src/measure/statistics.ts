/** Where the middle of some numbers is, and how far they spread. */
export interface Spread {
  /** The median. */
  readonly median: number;
  /** A quarter of the numbers is below. */
  readonly low: number;
  /** A quarter of the numbers is above. */
  readonly high: number;
}

/** Median and quartiles, interpolated. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => {
    const place = part * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return below + (above - below) * (place - Math.floor(place));
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** The ratios of rounds in which both took part. */
export function ratios(
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
): number[] {
  return ours.flatMap((time, round) => {
    const other = theirs[round];
    return time === null || other === null || other === undefined ? [] : [time / other];
  });
}

/** One bar of a histogram. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  /** Share of all samples in it, by its width: what an estimate of the density is. */
  readonly density: number;
}

/** A histogram in equal bins from `low` to `high`; samples beyond count in the whole, but in no bin. */
export function histogram(
  samples: readonly number[],
  low: number,
  high: number,
  bins: number,
): readonly Bin[] {
  const step = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const x of samples) {
    if (x < low || x > high) continue;
    // The last bin has its end too.
    const bin = Math.min(Math.floor((x - low) / step), bins - 1);
    counts[bin]!++;
  }
  return counts.map((count, bin) => ({
    from: low + bin * step,
    to: low + (bin + 1) * step,
    density: count / (samples.length * step),
  }));
}

import type { Metrics } from '@gen/core/train';
import type { MetricsRow } from './metrics-csv.js';

/** Means over the steps of training since a step. */
export function meansSince(rows: readonly MetricsRow[], start: number): Metrics {
  const sums: Record<string, number> = {};
  let last = start;
  for (const { step, split, metrics } of rows) {
    if (split !== 'train' || step <= start) continue;
    for (const name of Object.keys(metrics)) {
      sums[name] = (sums[name] ?? 0) + metrics[name]! * (step - last);
    }
    last = step;
  }
  const entries = Object.entries(sums).map(([name, sum]) => [name, sum / (last - start)]);
  return Object.fromEntries(entries) as Metrics;
}

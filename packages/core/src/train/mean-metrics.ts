import type { Metrics } from './progress.js';

/**
 * Means over the steps that have a metric, such as those of the `history` of several reports.
 *
 * @example
 * ```ts
 * import { meanMetrics } from '@gen/core/train';
 *
 * console.log(meanMetrics([{ loss: 1, kl: 3 }, { loss: 2 }])); // { loss: 1.5, kl: 3 }
 * ```
 */
export function meanMetrics(steps: readonly Metrics[]): Metrics {
  const sums: Record<string, { sum: number; count: number }> = {};
  for (const metrics of steps) {
    for (const name of Object.keys(metrics)) {
      const of = (sums[name] ??= { sum: 0, count: 0 });
      of.sum += metrics[name]!;
      of.count += 1;
    }
  }
  const means = Object.entries(sums).map(([name, { sum, count }]) => [name, sum / count]);
  return Object.fromEntries(means) as Metrics;
}

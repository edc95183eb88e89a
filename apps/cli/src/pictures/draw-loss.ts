import { meanMetrics } from '@gen/core/train';
import { lossCurve } from '@gen/plot';
import type { LossParts } from '../families/family.js';
import type { MetricsRow } from '../run/metrics-csv.js';

/** Steps over which a point of the curve is the mean. */
const STEPS = 20;

/** How the parts of the loss of the training fell. */
export function drawLoss(
  rows: readonly MetricsRow[],
  batchesPerEpoch: number,
  { total, parts }: LossParts,
  document: Document,
): SVGSVGElement | undefined {
  const trained = rows.filter(({ split }) => split === 'train');
  const points = windowsOf(trained, batchesPerEpoch).map((window) => {
    const metrics = meanMetrics(window.map((row) => row.metrics));
    const losses = parts.map(({ metric, sign }) => [metric, sign * (metrics[metric] ?? NaN)]);
    const { epoch } = window.at(-1)!;
    return { epoch, ...(Object.fromEntries(losses) as Record<string, number>) };
  });
  if (points.length === 0) return undefined;
  const shown = parts.map(({ metric, label }) => ({ name: metric, label }));
  return lossCurve(points, { document, parts: shown, total });
}

/** Steps that are shown as one: twenty of them, or fewer at the end of an epoch. */
function windowsOf(rows: readonly MetricsRow[], batchesPerEpoch: number): MetricsRow[][] {
  const windows: MetricsRow[][] = [[]];
  for (const row of rows) {
    windows.at(-1)!.push(row);
    if (row.step % STEPS === 0 || row.step % batchesPerEpoch === 0) windows.push([]);
  }
  return windows.filter(({ length }) => length > 0);
}

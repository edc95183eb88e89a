import { meanMetrics, type Store } from '@gen/core/train';
import { lossCurve } from '@gen/plot';
import { renderSvg, svgToPng } from '@gen/plot/node';
import type { LossParts } from '../families/family.js';
import { decodeMetrics, type MetricsRow } from '../run/metrics-csv.js';
import { FILES } from '../run/run-files.js';

/** Steps over which a point of the curve is the mean. */
const STEPS = 20;

/** Draws how the loss of the training fell into the folder of a run. */
export async function drawLoss(
  batchesPerEpoch: number,
  { total, parts }: LossParts,
  store: Store,
): Promise<void> {
  const rows = decodeMetrics(await store.get(FILES.metrics));
  const trained = rows.filter(({ split }) => split === 'train');
  const points = windowsOf(trained, batchesPerEpoch).map((window) => {
    const metrics = meanMetrics(window.map((row) => row.metrics));
    const losses = parts.map(({ metric, sign }) => [metric, sign * (metrics[metric] ?? NaN)]);
    const { epoch } = window.at(-1)!;
    return { epoch, ...(Object.fromEntries(losses) as Record<string, number>) };
  });
  if (points.length === 0) return;
  const shown = parts.map(({ metric, label }) => ({ name: metric, label }));
  const svg = renderSvg((document) => lossCurve(points, { document, parts: shown, total }));
  await store.put(FILES.loss, await svgToPng(svg));
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

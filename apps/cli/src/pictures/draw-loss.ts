import type { Store } from '@gen/core/train';
import { lossCurve } from '@gen/plot';
import { renderSvg, svgToPng } from '@gen/plot/node';
import type { LossParts } from '../families/family.js';
import type { MetricsRow } from '../run/metrics-csv.js';
import { FILES } from '../run/run-files.js';

/** Draws how the loss of the training fell into the folder of a run. */
export async function drawLoss(
  rows: readonly MetricsRow[],
  { total, parts }: LossParts,
  store: Store,
): Promise<void> {
  const points = rows
    .filter(({ split }) => split === 'train')
    .map(({ epoch, metrics }) => {
      const losses = parts.map(({ metric, sign }) => [metric, sign * (metrics[metric] ?? NaN)]);
      return { epoch, ...(Object.fromEntries(losses) as Record<string, number>) };
    });
  if (points.length === 0) return;
  const shown = parts.map(({ metric, label }) => ({ name: metric, label }));
  const svg = renderSvg((document) => lossCurve(points, { document, parts: shown, total }));
  await store.put(FILES.loss, await svgToPng(svg));
}

import { learningCurves } from '@gen/plot';
import type { ScoreCurve } from '../families/family.js';
import type { MetricsRow } from '../run/metrics-csv.js';

/** How a score of the test set went from epoch to epoch. */
export function drawScore(
  rows: readonly MetricsRow[],
  { score, label }: ScoreCurve,
  document: Document,
): SVGSVGElement | undefined {
  const scored = rows.filter(({ split, metrics }) => split === 'test' && score in metrics);
  if (scored.length === 0) return undefined;
  const x = scored.map(({ epoch }) => epoch);
  const y = scored.map(({ metrics }) => metrics[score]!);
  return learningCurves([{ name: 'test', x, y }], { document, xLabel: 'epoch', yLabel: label });
}

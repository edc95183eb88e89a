import type { Store } from '@gen/core/train';
import { renderSvg, svgToPng } from '@gen/plot/node';
import type { RunModel } from '../families/family.js';
import { decodeMetrics } from '../run/metrics-csv.js';
import { FILES } from '../run/run-files.js';
import { drawLoss } from './draw-loss.js';
import { drawScore } from './draw-score.js';

/** Draws how the training went into the folder of a run, where there is something to draw. */
export async function drawTraining(
  batchesPerEpoch: number,
  chart: RunModel['chart'],
  store: Store,
): Promise<void> {
  const rows = decodeMetrics(await store.get(FILES.metrics));
  let isEmpty = false;
  const svg = renderSvg((document) => {
    const drawn =
      'score' in chart
        ? drawScore(rows, chart, document)
        : drawLoss(rows, batchesPerEpoch, chart, document);
    isEmpty = drawn === undefined;
    return drawn ?? document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  });
  if (!isEmpty) await store.put(FILES.loss, await svgToPng(svg));
}

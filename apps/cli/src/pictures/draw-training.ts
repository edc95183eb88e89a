import type { Store } from '@gen/core/train';
import { renderSvg, svgToPng } from '@gen/plot/node';
import type { RunModel } from '../families/family.js';
import { decodeMetrics } from '../run/metrics-csv.js';
import { FILES } from '../run/run-files.js';
import { drawLoss } from './draw-loss.js';
import { drawScore } from './draw-score.js';

type Draw = (document: Document) => SVGSVGElement | undefined;

/** Draws how the training went into the folder of a run, where there is something to draw. */
export async function drawTraining(
  batchesPerEpoch: number,
  { chart, curves = [] }: Pick<RunModel, 'chart' | 'curves'>,
  store: Store,
): Promise<void> {
  const rows = decodeMetrics(await store.get(FILES.metrics));
  const draw: Draw = (document) =>
    'score' in chart
      ? drawScore(rows, chart, document)
      : drawLoss(rows, batchesPerEpoch, chart, document);
  await keep(draw, FILES.loss, store);
  for (const curve of curves) {
    await keep((document) => drawScore(rows, curve, document), curve.file, store);
  }
}

async function keep(draw: Draw, file: string, store: Store): Promise<void> {
  let isEmpty = false;
  const svg = renderSvg((document) => {
    const drawn = draw(document);
    isEmpty = drawn === undefined;
    return drawn ?? document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  });
  if (!isEmpty) await store.put(file, await svgToPng(svg));
}

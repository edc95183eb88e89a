import type { Metrics } from '@gen/core/train';
import type { MetricsRow } from '../run/metrics-csv.js';
import { meansOf, scoreModel } from './score-model.js';
import type { Session } from './session.js';

/** Scores the model on the test images at the end of an epoch, unless this was done before. */
export async function scoreEpoch(session: Session, step: number): Promise<Metrics | undefined> {
  const { model, data, keys, batches, log } = session;
  if (step === 0 || step % batches.batchesPerEpoch !== 0 || log.hasScore(step)) return undefined;
  const scores = meansOf(await scoreModel(model, model.score, data.test, keys.score));
  log.addScore(step, scores);
  return scores;
}

/** Means of the training since a step. */
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

import { join } from 'node:path';
import { folderStore } from '@gen/backend-node';
import {
  csvLog,
  tensorBoardLog,
  type Listener,
  type Metrics,
  type Progress,
} from '@gen/core/train';
import type { RunModel } from '../families/family.js';
import { FILES } from '../run/run-files.js';
import type { Run } from '../run/run.js';

/** Where a run writes what it measures: each step and each score. */
export function logsOf({ path, store, tensorBoard }: Run, { metrics }: RunModel): Listener[] {
  const names = ['loss', ...metrics];
  const csv = csvLog({ store, name: FILES.metrics, perStep: true, validation: 'test' });
  const board = tensorBoardLog({
    store: folderStore(join(path, FILES.tensorBoard)),
    validation: 'test',
  });
  return (tensorBoard ? [csv, board] : [csv]).map(
    (log) => (progress) => log(only(names, progress)),
  );
}

/** A report with the metrics of these names alone, in their order; some are of one phase of a run only. */
function only(names: readonly string[], progress: Progress): Progress {
  const pick = (metrics: Metrics): Metrics =>
    Object.fromEntries(
      names.flatMap((name) => (name in metrics ? [[name, metrics[name]!] as const] : [])),
    );
  return { ...progress, metrics: pick(progress.metrics), history: progress.history.map(pick) };
}

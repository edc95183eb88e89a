import type { Metrics } from '@gen/core/train';
import { decodeMetrics, type MetricsRow } from './metrics-csv.js';

/** What a run measures. */
export interface MetricsLog {
  /** All rows, in the order of the steps. */
  rows(): readonly MetricsRow[];
  /** Adds what one step of training gave. */
  addStep(step: number, metrics: Metrics): void;
  /** Adds a score after a step. */
  addScore(step: number, metrics: Metrics): void;
  /** Whether there is a score after a step. */
  hasScore(step: number): boolean;
}

/** What a log goes on from. */
export interface Earlier {
  /** What was written, as CSV. */
  readonly bytes: Uint8Array;
  /** The step up to which it counts. */
  readonly upTo: number;
}

/** Steps over which a row of training is the mean. */
const STEPS = 20;

/**
 * Makes a log: means of training over every twenty steps and up to the end of each epoch, and scores.
 *
 * Steps that do not fill a row yet are rows of their own, from which the log goes on: so what is
 * written is a function of the steps alone, wherever the run was interrupted.
 */
export function metricsLog(batchesPerEpoch: number, earlier?: Earlier): MetricsLog {
  const isLast = (step: number): boolean => step % STEPS === 0 || step % batchesPerEpoch === 0;
  const isClosed = ({ split, step }: MetricsRow): boolean => split === 'test' || isLast(step);
  const before = earlier === undefined ? [] : rowsUpTo(earlier);
  const closed = before.filter(isClosed);
  let open = before.filter((row) => !isClosed(row)).map(exactly);
  const epochOf = (step: number): number => step / batchesPerEpoch;
  return {
    rows: () => [...closed, ...open],
    addStep: (step, metrics) => {
      open.push({ step, epoch: epochOf(step), split: 'train', metrics });
      if (!isLast(step)) return;
      closed.push({ ...open.at(-1)!, metrics: meansOf(open) });
      open = [];
    },
    addScore: (step, metrics) => {
      closed.push({ step, epoch: epochOf(step), split: 'test', metrics });
    },
    hasScore: (step) => closed.some((row) => row.step === step && row.split === 'test'),
  };
}

const rowsUpTo = ({ bytes, upTo }: Earlier): MetricsRow[] =>
  decodeMetrics(bytes).filter(({ step }) => step <= upTo);

/** What a step gave was float32, which its digits tell. */
function exactly(row: MetricsRow): MetricsRow {
  const entries = Object.entries(row.metrics).map(([name, value]) => [name, Math.fround(value)]);
  return { ...row, metrics: Object.fromEntries(entries) as Metrics };
}

function meansOf(rows: readonly MetricsRow[]): Metrics {
  const means: Record<string, number> = {};
  for (const name of Object.keys(rows[0]!.metrics)) {
    const sum = rows.reduce((total, { metrics }) => total + metrics[name]!, 0);
    means[name] = sum / rows.length;
  }
  return means;
}

import type { Metrics, Progress } from '../progress.js';
import type { LogOptions } from './log-options.js';

/** What was measured at a step. */
export interface LogRow {
  /** Number of steps done. */
  readonly step: number;
  /** Number of epochs done, the running one in part. */
  readonly epoch: number;
  /** What it was measured on: `train`, `validation`. */
  readonly split: string;
  /** Numbers by name. */
  readonly metrics: Metrics;
}

/** Number of steps done before those that a report tells: what a log holds of later ones is stale. */
export const stepsBefore = ({ step, history }: Progress): number => step - history.length;

/** What a report adds to a log. */
export function rowsOf(
  progress: Progress,
  {
    perStep = false,
    validation: split = 'validation',
    also = () => ({}),
  }: Omit<LogOptions, 'store'>,
): LogRow[] {
  const { step, epoch, metrics, history, validation } = progress;
  const before = stepsBefore(progress);
  const steps = perStep ? history.map((each, i) => [before + i + 1, each] as const) : [];
  const rows = perStep ? steps : [[step, metrics] as const];
  const trained = rows.map(([at, each]): LogRow => {
    const all = at === step ? { ...each, ...also(progress) } : each;
    return { step: at, epoch: (epoch * at) / step, split: 'train', metrics: all };
  });
  const validated: LogRow[] =
    validation === undefined ? [] : [{ step, epoch, split, metrics: validation }];
  return [...trained, ...validated];
}

import type { Metrics, Progress } from '../progress.js';
import type { Store } from '../store.js';

/** Where a log is written and what it holds. */
export interface LogOptions {
  /** Where it is put. */
  readonly store: Store;
  /** Whether each step has a row of its own, not each report. */
  readonly perStep?: boolean;
  /** What validation is called; `validation` where it is left out. */
  readonly validation?: string;
  /** More numbers of each report, such as `({ examplesPerSecond }) => ({ examplesPerSecond })`. */
  readonly also?: (progress: Progress) => Metrics;
}

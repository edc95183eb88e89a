import type { ElboParts } from '../protocol.js';

/** What was measured at one step. */
export interface StepRecord extends ElboParts {
  readonly step: number;
  readonly epoch: number;
}

/** All that was measured in a run. */
export interface Records {
  readonly rows: readonly StepRecord[];
  /** Adds a row. */
  add(step: number, epoch: number, parts: ElboParts): void;
  /** Begins with what another session measured, or with nothing. */
  begin(rows: readonly StepRecord[]): void;
}

/** No records yet. */
export function emptyRecords(): Records {
  let rows: StepRecord[] = [];
  return {
    get rows() {
      return rows;
    },
    add: (step, epoch, { reconstruction, kl }) =>
      void rows.push({ step, epoch, reconstruction, kl }),
    begin: (others) => void (rows = [...others]),
  };
}

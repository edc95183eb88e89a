import type { ElboParts } from '../protocol.js';

/** What was measured at one step. */
export interface StepRecord extends ElboParts {
  readonly step: number;
  readonly epoch: number;
  /** What was minimised: the parts with β. */
  readonly loss: number;
}

/** All that was measured in a run. */
export interface Records {
  readonly rows: readonly StepRecord[];
  /** Adds a row. */
  add(row: StepRecord): void;
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
    add: (row) => void rows.push(row),
    begin: (others) => void (rows = [...others]),
  };
}

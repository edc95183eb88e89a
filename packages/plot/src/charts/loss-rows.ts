import { inputRangeError } from '../input-range-error.js';

/** One moment of a training run: numbers by name, such as a row of its metrics. */
export type LossRow = Readonly<Record<string, number>>;

/** One part of a loss. */
export interface LossPart {
  /** Its name in the rows. */
  readonly name: string;
  /** What it is called in the chart; its name, by default. */
  readonly label?: string;
  /** Its color as `#rrggbb`; error, model, data and gradient in turn, by default. */
  readonly color?: string;
}

/** Throws unless there is something to show and every row has it. */
export function checkRows(rows: readonly LossRow[], x: string, parts: readonly LossPart[]): void {
  if (rows.length === 0) throw inputRangeError('lossCurve', 'rows', 'one or more', 'none');
  if (parts.length === 0) throw inputRangeError('lossCurve', 'parts', 'one or more', 'none');
  for (const name of [x, ...parts.map((part) => part.name)]) {
    const row = rows.find((candidate) => typeof candidate[name] !== 'number');
    if (row === undefined) continue;
    const got = `a row of ${Object.keys(row).join(', ') || 'nothing'}`;
    throw inputRangeError('lossCurve', 'rows', `the number "${name}" in each`, got);
  }
}

import type { Metrics } from '@gen/core/train';

/** What was measured at a step. */
export interface MetricsRow {
  /** Number of steps done. */
  readonly step: number;
  /** Number of epochs done, the running one in part. */
  readonly epoch: number;
  /** What it was measured on: `train`, the mean since the row before, or `test`. */
  readonly split: 'train' | 'test';
  /** Numbers by name. */
  readonly metrics: Metrics;
}

/** Significant digits that tell every float32 from all others. */
const DIGITS = 9;

/** Writes rows as CSV with a column for each name of a metric; empty where a row has none. */
export function encodeMetrics(rows: readonly MetricsRow[], names: readonly string[]): Uint8Array {
  const lines = rows.map(({ step, epoch, split, metrics }) => {
    const numbers = names.map((name) => numberText(metrics[name]));
    return [step, numberText(epoch), split, ...numbers].join(',');
  });
  const text = [['step', 'epoch', 'split', ...names].join(','), ...lines].join('\n');
  return new TextEncoder().encode(`${text}\n`);
}

/** Reads rows back. */
export function decodeMetrics(bytes: Uint8Array): MetricsRow[] {
  const [header = '', ...lines] = new TextDecoder().decode(bytes).trim().split('\n');
  const [, , , ...names] = header.split(',');
  return lines.map((line) => {
    const [step, epoch, split, ...numbers] = line.split(',');
    const present = names.flatMap((name, i) =>
      numbers[i] ? [[name, Number(numbers[i])] as const] : [],
    );
    return {
      step: Number(step),
      epoch: Number(epoch),
      split: split === 'test' ? 'test' : 'train',
      metrics: Object.fromEntries(present),
    };
  });
}

const numberText = (value: number | undefined): string =>
  value === undefined ? '' : `${Number(value.toPrecision(DIGITS))}`;

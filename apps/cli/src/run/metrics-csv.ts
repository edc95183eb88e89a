import type { Metrics } from '@gen/core/train';

/** What was measured at a step. */
export interface MetricsRow {
  /** Number of steps done. */
  readonly step: number;
  /** Number of epochs done, the running one in part. */
  readonly epoch: number;
  /** What it was measured on. */
  readonly split: 'train' | 'test';
  /** Numbers by name. */
  readonly metrics: Metrics;
}

/** Reads what `csvLog` has written; none where there is nothing. */
export function decodeMetrics(bytes: Uint8Array | undefined): MetricsRow[] {
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

import type { StepRecord } from './records.js';

const columns = ['step', 'epoch', 'split', 'loss', 'elbo', 'reconstruction', 'kl'] as const;

/** Digits that are kept: those of a float32, and one. */
const digits = 8;

/** Writes what was measured as the terminal does: beside the loss, log likelihoods. */
export function writeMetrics(records: readonly StepRecord[]): Uint8Array {
  const lines = records.map(({ step, epoch, loss, reconstruction, kl }) => {
    const numbers = [loss, -reconstruction - kl, -reconstruction, kl];
    return [step, text(epoch), 'train', ...numbers.map(text)].join(',');
  });
  return new TextEncoder().encode(`${[columns.join(','), ...lines].join('\n')}\n`);
}

/** Reads what was measured in training up to a step; rows that are none are left out. */
export function readMetrics(bytes: Uint8Array, lastStep: number): StepRecord[] {
  const [header = '', ...lines] = new TextDecoder().decode(bytes).trim().split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    const cell = (name: (typeof columns)[number]) => cells[names.indexOf(name)] ?? '';
    return {
      split: cell('split'),
      step: numberOf(cell('step')),
      epoch: numberOf(cell('epoch')),
      loss: numberOf(cell('loss')),
      reconstruction: -numberOf(cell('reconstruction')),
      kl: numberOf(cell('kl')),
    };
  });
  return rows
    .filter(({ split, step, reconstruction, kl }) => {
      const isWhole = [step, reconstruction, kl].every(Number.isFinite);
      return split === 'train' && isWhole && step <= lastStep;
    })
    .map(({ step, epoch, loss, reconstruction, kl }) => ({
      step,
      epoch,
      loss,
      reconstruction,
      kl,
    }));
}

const text = (value: number): string => `${Number(value.toPrecision(digits))}`;

const numberOf = (cell: string): number => (cell === '' ? NaN : Number(cell));

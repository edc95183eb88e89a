/** A step and what was minimised in it. */
export type Loss = readonly [step: number, value: number];

/** Writes losses as the terminal writes what it measures. */
export function writeLosses(losses: readonly Loss[], stepsPerEpoch: number): Uint8Array {
  const lines = losses.map(([step, value]) =>
    [step, text(step / stepsPerEpoch), 'train', text(value)].join(','),
  );
  return new TextEncoder().encode(`${['step,epoch,split,loss', ...lines].join('\n')}\n`);
}

/** Reads the losses of training up to a step; rows that are none are left out. */
export function readLosses(bytes: Uint8Array, lastStep: number): Loss[] {
  const [header = '', ...lines] = new TextDecoder().decode(bytes).trim().split('\n');
  const names = header.split(',');
  return lines
    .map((line) => line.split(','))
    .filter((cells) => cells[names.indexOf('split')] === 'train')
    .map((cells): Loss => [
      Number(cells[names.indexOf('step')]),
      Number(cells[names.indexOf('loss')] || NaN),
    ])
    .filter(([step, value]) => Number.isFinite(value) && step <= lastStep);
}

/** Digits that are kept: those of a float32, and one. */
const text = (value: number): string => `${Number(value.toPrecision(8))}`;

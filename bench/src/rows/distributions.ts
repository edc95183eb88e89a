import type { HostTensor, HostTensors } from '@gen/core/train';
import { coins, numbers } from './inputs.js';
import type { Case, Row } from './row.js';

/** Events of each distribution: 10⁶ or 10² numbers of which all contestants take the log probability. */
const events: Readonly<Record<string, (count: number) => HostTensor>> = {
  normal: (count) => numbers(0, [count], 4),
  uniform: (count) => between(count, -1, 2),
  exponential: (count) => between(count, 0, 4),
  laplace: (count) => numbers(0, [count], 8),
  gamma: (count) => between(count, 0, 4),
  beta: (count) => between(count, 2 ** -10, 1 - 2 ** -10),
  'student-t': (count) => numbers(0, [count], 8),
  bernoulli: (count) => coins(0, [count], 0.5),
  categorical: (count) => whole(between(count, 0, 9.99)),
  poisson: (count) => whole(between(count, 0, 12)),
};

const sizes = [
  { suffix: '', count: 1e6, told: '10⁶' },
  { suffix: '-100', count: 100, told: '10²' },
];

const casesOf = (
  row: string,
  told: string,
  of: (name: string, count: number) => Pick<Case, 'bytes' | 'tolerance' | 'inputs'>,
): Case[] =>
  Object.keys(events).flatMap((name) =>
    sizes.map((size) => ({
      name: `${row}/${name}${size.suffix}`,
      work: `${size.told} ${told}, ${name}`,
      parameters: 0,
      flops: 0,
      ...of(name, size.count),
    })),
  );

/** Draws of distributions. */
export const sample: Row = {
  name: 'sample',
  cases: casesOf('sample', 'draws', (_, count) => ({
    bytes: 4 * count,
    // Moments, whose standard error is that of so many draws: of a hundred they say little.
    tolerance: count === 100 ? 2 : 0.02,
    inputs: () => ({}),
  })),
};

/** Log probabilities of events. */
export const logProb: Row = {
  name: 'log-prob',
  cases: casesOf('log-prob', 'log probabilities', (name, count) => ({
    bytes: 8 * count,
    tolerance: 1e-5,
    inputs: (): HostTensors => ({ x: events[name]!(count) }),
  })),
};

function between(count: number, low: number, high: number): HostTensor {
  const { data, ...rest } = numbers(0, [count], 1);
  return {
    ...rest,
    data: Float32Array.from(data as Float32Array, (u) => low + ((high - low) * (u + 1)) / 2),
  };
}

function whole({ data, ...rest }: HostTensor): HostTensor {
  return { ...rest, data: Float32Array.from(data as Float32Array, Math.floor) };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Scalars } from '../objective.js';
import type { Metrics } from './fit-options.js';

/** Gathers the scalars of steps on the device, and reads them back together. */
export interface Meter {
  /** Takes over the scalars of a step. */
  add(step: number, scalars: Scalars): void;
  /** Reads what was added since, in one go; calls back with each loss that is not finite. */
  read(onNonFinite: (loss: number, step: number) => void): Promise<void>;
  /** Number of steps since the last average. */
  steps(): number;
  /** Means of what was read since the last average. */
  average(): Metrics;
  /** Disposes what was not read. */
  dispose(): void;
}

interface Pending {
  readonly step: number;
  readonly name: string;
  readonly scalar: Scalar;
}

/** Makes a {@link Meter}. */
export function makeMeter(): Meter {
  let pending: Pending[] = [];
  let sums = new Map<string, { sum: number; count: number }>();
  let steps = 0;

  const dispose = (): void => {
    tf.dispose(pending.map(({ scalar }) => scalar));
    pending = [];
  };
  const tally = (name: string, value: number): void => {
    const { sum, count } = sums.get(name) ?? { sum: 0, count: 0 };
    sums.set(name, { sum: sum + value, count: count + 1 });
  };
  return {
    add: (step, scalars) => {
      steps += 1;
      for (const name of Object.keys(scalars)) pending.push({ step, name, scalar: scalars[name]! });
    },
    read: async (onNonFinite) => {
      const read = pending;
      const values = await valuesOf(read.map(({ scalar }) => scalar));
      dispose();
      for (const [i, { step, name }] of read.entries()) {
        tally(name, values[i]!);
        if (name === 'loss' && !Number.isFinite(values[i])) onNonFinite(values[i]!, step);
      }
    },
    steps: () => steps,
    average: () => {
      const means = [...sums].map(([name, { sum, count }]) => [name, sum / count] as const);
      sums = new Map();
      steps = 0;
      return Object.fromEntries(means);
    },
    dispose,
  };
}

/** The values of scalars by one read-back. */
async function valuesOf(scalars: readonly Scalar[]): Promise<ArrayLike<number>> {
  if (scalars.length === 0) return [];
  const all = tf.tidy(() => tf.stack(scalars.map((scalar) => tf.cast(scalar, 'float32'))));
  try {
    return await all.data();
  } finally {
    all.dispose();
  }
}

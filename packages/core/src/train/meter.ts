import * as tf from '@tensorflow/tfjs-core';
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Scalars } from '../objective.js';
import type { Metrics } from './progress.js';

/** Gathers the scalars of steps on the device, and reads them back together. */
export interface Meter {
  /** Takes over the scalars of a step. */
  add(step: number, scalars: Scalars): void;
  /** Reads what was added since, in one go; calls back with each loss that is not finite. */
  read(onNonFinite: (loss: number, step: number, name: string) => void): Promise<void>;
  /** Number of steps since the history was last taken. */
  steps(): number;
  /** Gives away what was read of each step since the last time, in order. */
  take(): Metrics[];
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
  let history = new Map<number, Record<string, number>>();
  let steps = 0;

  const dispose = (): void => {
    tf.dispose(pending.map(({ scalar }) => scalar));
    pending = [];
  };
  const note = (step: number, name: string, value: number): void => {
    const metrics = history.get(step) ?? {};
    metrics[name] = value;
    history.set(step, metrics);
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
        note(step, name, values[i]!);
        if (isLoss(name) && !Number.isFinite(values[i])) onNonFinite(values[i]!, step, name);
      }
    },
    steps: () => steps,
    take: () => {
      const taken = [...history.values()];
      history = new Map();
      steps = 0;
      return taken;
    },
    dispose,
  };
}

/** Whether a metric is the loss of an objective, or of that of a phase. */
const isLoss = (name: string): boolean => name === 'loss' || name.endsWith('.loss');

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

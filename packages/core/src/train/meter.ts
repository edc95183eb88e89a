import * as tf from '@tensorflow/tfjs-core';
import type { PackedScalars } from './packed-scalars.js';
import type { Metrics } from './progress.js';

/** Gathers the scalars of steps on the device, and reads them back together. */
export interface Meter {
  /** Takes over the scalars of a step. */
  add(step: number, scalars: PackedScalars): void;
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
  readonly scalars: PackedScalars;
}

/** Makes a {@link Meter}. */
export function makeMeter(): Meter {
  let pending: Pending[] = [];
  let history: Metrics[] = [];
  let steps = 0;

  const dispose = (): void => {
    tf.dispose(pending.map(({ scalars }) => scalars.values));
    pending = [];
  };
  return {
    add: (step, scalars) => {
      steps += 1;
      pending.push({ step, scalars });
    },
    read: async (onNonFinite) => {
      const read = pending;
      const values = await valuesOf(read.map(({ scalars }) => scalars));
      dispose();
      let at = 0;
      for (const { step, scalars } of read) {
        const metrics = Object.fromEntries(scalars.names.map((name) => [name, values[at++]!]));
        history.push(metrics);
        for (const name of scalars.names) {
          if (isLoss(name) && !Number.isFinite(metrics[name]))
            onNonFinite(metrics[name]!, step, name);
        }
      }
    },
    steps: () => steps,
    take: () => {
      const taken = history;
      history = [];
      steps = 0;
      return taken;
    },
    dispose,
  };
}

/** Whether a metric is the loss of an objective, or of that of a phase. */
const isLoss = (name: string): boolean => name === 'loss' || name.endsWith('.loss');

/** The values of all scalars, by one read-back. */
async function valuesOf(scalars: readonly PackedScalars[]): Promise<ArrayLike<number>> {
  if (scalars.length === 0) return [];
  const all = tf.concat(scalars.map(({ values }) => values));
  try {
    return await all.data();
  } finally {
    all.dispose();
  }
}

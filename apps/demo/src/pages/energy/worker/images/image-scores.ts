import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key } from '@gen/core';
import {
  annealedImportanceSampling,
  exactLogPartition,
  linearTemperatures,
  logLikelihood,
} from '@gen/energy';
import type { Measurement } from '../../protocol.js';
import { frozen, type Machine } from './machine.js';

/** What is scored. */
export interface Scored {
  readonly machine: Machine;
  /** Examples held out, as the machine sees them. */
  readonly tests: Tensor;
  /** As many examples for training. */
  readonly trained: Tensor;
}

/** States that are summed over between two frames, times units on the other side. */
const fewEnough = 2 ** 22;

const chains = 100;
const temperatures = linearTemperatures(500);

/** What can be measured at once: the gap of free energies, and the likelihood of small machines. */
export async function measureImages(
  { machine: { rbm }, tests, trained }: Scored,
  step: number,
): Promise<Measurement> {
  const gap = await read(
    tf.tidy(() => tf.sub(tf.mean(rbm.freeEnergy(tests)), tf.mean(rbm.freeEnergy(trained)))),
  );
  const { visible, hidden } = rbm;
  const isSmall = [[visible, hidden] as const, [hidden, visible] as const].some(
    ([side, other]) => statesOf(side) * other.size <= fewEnough,
  );
  if (!isSmall) return { step, gap };
  const { mean } = await logLikelihood(rbm, tests, await exactLogPartition(rbm));
  return { step, gap, exact: mean };
}

const statesOf = (units: object): number =>
  'stateCount' in units ? (units.stateCount as number) : Infinity;

/** Begins to estimate the likelihood of a machine as it is now. */
export function estimateImages(
  { machine, tests }: Scored,
  step: number,
  key: Key,
  signal: AbortSignal,
): () => Promise<Measurement> {
  const still = frozen(machine);
  const held = tf.tidy(() => tf.add(tests, 0));
  return async () => {
    try {
      const partition = await annealedImportanceSampling(still.path, {
        chains,
        temperatures,
        key: foldIn(key, step),
        signal,
      });
      const { mean, low, high } = await logLikelihood(still, held, partition);
      return { step, estimate: { mean, low, high } };
    } finally {
      still.dispose();
      held.dispose();
    }
  };
}

async function read(x: Tensor): Promise<number> {
  const [value = NaN] = await (x as Scalar).data();
  x.dispose();
  return value;
}

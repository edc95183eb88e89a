import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '@gen/core';
import { compile } from '@gen/core/compile';
import { nextTask } from '@gen/core/train';
import type { EnumerableUnits } from '../units/units.js';

/** Options of sums over all states. */
export interface EnumerationOptions {
  /** States that are summed at once. */
  readonly block?: number;
  /** Told after each block how many of the states are done, and waited for. */
  readonly onProgress?: (done: number, states: number) => void | Promise<void>;
  /** Stops between two blocks: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A sum over all states. */
export interface StateSum extends EnumerationOptions {
  /** The public function, for messages. */
  readonly callee: string;
  /** What has the states. */
  readonly units: Pick<EnumerableUnits, 'stateCount' | 'states'>;
  /** The logarithm of what is added, of states `[count, size]`: `[count]`. */
  readonly logMass: (states: Tensor) => Tensor;
}

/** log Σ exp over all states, in blocks on the engine, whose sums are added in double precision. */
export async function logSumOverStates({
  callee,
  units,
  logMass,
  block = 4096,
  onProgress,
  signal,
}: StateSum): Promise<number> {
  checkCount(callee, 'block', block);
  const { stateCount } = units;
  const sumOf = compile((states: Tensor) => tf.logSumExp(logMass(states)), {
    name: callee,
    constants: () => true,
  });
  let total = -Infinity;
  try {
    for (let first = 0; first < stateCount; first += block) {
      signal?.throwIfAborted();
      const count = Math.min(block, stateCount - first);
      const sum = tf.tidy(() => sumOf(units.states({ first, count })));
      total = addLogs(total, (await sum.data())[0]!);
      sum.dispose();
      await onProgress?.(first + count, stateCount);
      await nextTask();
    }
  } finally {
    sumOf.dispose();
  }
  return total;
}

/** log(eᵃ + eᵇ). */
const addLogs = (a: number, b: number): number => {
  const most = Math.max(a, b);
  return most === -Infinity ? most : most + Math.log(Math.exp(a - most) + Math.exp(b - most));
};

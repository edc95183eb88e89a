import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { falls, fiveBatches, regressionCase, type FitCase } from '@gen/test-utils';
import { key } from '../index.js';
import { fitSteps } from './fit-steps.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';

describe('memory', () => {
  test('many steps leave the counts of tensors and bytes as they are', async () => {
    const fitted = regressionCase();
    const counts: unknown[] = [];
    const steps = tf.getBackend() === 'webgpu' ? 150 : 1000; // on a software driver
    const long = { ...fitted, batches: { ...fiveBatches, batchesPerEpoch: 50 } };
    for await (const { step } of fitSteps({ ...long, key: key(3), steps, reportEvery: 50 })) {
      const { numTensors, numDataBuffers, numBytes } = tf.memory();
      counts.push({ numTensors, numDataBuffers, numBytes });
      if (step > 50) expect(counts.at(-1)).toEqual(counts[0]);
    }
    expect(counts.length).toBe(steps / 50);
    fitted.model.dispose();
  });

  const leaving: readonly [string, (fitted: FitCase<Tensor>) => Promise<unknown>][] = [
    [
      'the loop is left',
      async (fitted) => {
        const reports = fitSteps({ ...fitted, ...falls, steps: 9, reportEvery: 2 });
        for await (const { step } of reports) if (step === 4) break;
      },
    ],
    [
      'the objective throws',
      (fitted) => fit({ ...fitted, ...falls, steps: 9, objective: throwing(fitted.objective, 3) }),
    ],
    [
      'the objective returns what is no scalar',
      (fitted) =>
        fit({
          ...fitted,
          ...falls,
          steps: 9,
          objective: (...given) => ({
            ...fitted.objective(...given),
            value: tf.ones([2]) as tf.Tensor as tf.Scalar,
          }),
        }),
    ],
    [
      'the data throws',
      (fitted) =>
        fit({
          ...fitted,
          ...falls,
          steps: 9,
          batches: { ...fiveBatches, batch: throwing(fiveBatches.batch, 3) },
        }),
    ],
    [
      'the listener throws',
      (fitted) =>
        fit({
          ...fitted,
          ...falls,
          steps: 9,
          reportEvery: 2,
          onProgress: () => {
            throw new Error('told');
          },
        }),
    ],
    [
      'the store throws',
      (fitted) =>
        fit({
          ...fitted,
          ...falls,
          steps: 9,
          checkpoint: {
            store: { ...memoryStore(), put: () => Promise.reject(new Error('full')) },
            every: 2,
          },
        }),
    ],
    [
      'the signal is aborted',
      (fitted) => fit({ ...fitted, ...falls, steps: 9, signal: AbortSignal.abort() }),
    ],
  ];
  test.each(leaving)('all that was made is freed where %s', async (_, leave) => {
    const fitted = regressionCase();
    const before = tf.memory().numTensors;
    await leave(fitted).catch(() => undefined);
    expect(tf.memory().numTensors).toBe(before);
    fitted.model.dispose();
  });
});

/** The function, which throws at its call `at`. */
function throwing<A extends unknown[], R>(f: (...given: A) => R, at: number): (...given: A) => R {
  let calls = 0;
  return (...given) => {
    calls += 1;
    if (calls === at) throw new Error('at last');
    return f(...given);
  };
}

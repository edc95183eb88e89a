import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { EngineError, foldIn, key, valueAndGrads, type Objective } from '../index.js';
import { dense } from '../nn/dense.js';
import { gaussian } from '../random/index.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';
import type { Store } from './store.js';

/** Trains for nine steps with a checkpoint at every third; `fail` is called in the eighth. */
async function train(store: Store, fail: () => void): Promise<void> {
  const model = dense({ inputs: 3, outputs: 2, key: key(0) });
  let step = 0;
  const objective: Objective<Tensor> = (x) =>
    valueAndGrads(model.parameters(), () => {
      if (++step === 8) fail();
      return { value: tf.mean(tf.square(model.apply(x))) };
    });
  const batch = (epoch: number, index: number): Tensor => gaussian(foldIn(key(1), index), [4, 3]);
  const batches = { batchesPerEpoch: 100, batchSize: 4, batch };
  try {
    await fit({
      model,
      objective,
      batches,
      steps: 9,
      key: key(2),
      checkpoint: { store, every: 3 },
      eager: true, // the objective counts its calls
    });
  } finally {
    model.dispose();
  }
}

async function failure(work: Promise<void>): Promise<EngineError> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(EngineError);
  return error as EngineError;
}

const causes: readonly [string, () => void, RegExp][] = [
  [
    'an engine that lost its device',
    () => {
      const parts = { engine: 'gpu', lacks: 'device', expected: 'one', got: 'none' } as const;
      throw new EngineError({ ...parts, remedy: 'Start it again.' });
    },
    /^gpu: device: expected one; got none\. Start it again\. The last checkpoint is/,
  ],
  [
    'memory that JavaScript does not have',
    () => void new Float32Array(2 ** 53 - 1),
    /: memory: expected room for all tensors of a step; got Invalid typed array length.* smaller batch/,
  ],
  [
    'a tensor that no engine has room for',
    () => void tf.fill([2 ** 44], 1),
    /: memory: expected .*smaller batch/,
  ],
];

describe.each(causes)('%s', (_, fail, message) => {
  test('ends fit with what to do, and leaves the last checkpoint', async () => {
    const store = memoryStore();
    const before = tf.memory().numTensors;
    const error = await failure(train(store, fail));
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(
      'The last checkpoint is checkpoint.safetensors, saved after 6 steps.',
    );
    expect((await readCheckpoint(store))?.step).toBe(6);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('leaves an engine that works', async () => {
    await failure(train(memoryStore(), fail));
    const sum = tf.tidy(() => tf.add(tf.tensor1d([1, 2]), 1));
    expect([...(await sum.data())]).toEqual([2, 3]);
    sum.dispose();
    await train(memoryStore(), () => undefined);
  });
});

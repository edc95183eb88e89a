import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, fallingCase, falls, fiveBatches } from '@gen/test-utils';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import type { FitOptions } from './fit-options.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';
import { movingAverage } from './moving-average.js';
import type { Store } from './store.js';
import type { EarlyStoppingOptions } from './validation-options.js';

const ONE = { ...fiveBatches, batchesPerEpoch: 1 };

/** θ falls by one a step from 10; the score is (θ − 7)², the least after three steps. */
function hollow(earlyStopping: EarlyStoppingOptions): FitOptions<Tensor> & {
  readonly theta: tf.Variable;
} {
  const fitted = fallingCase();
  const evaluate = (): { loss: tf.Scalar } => ({ loss: tf.square(tf.sub(fitted.theta, 7)) });
  const validation = { batches: ONE, evaluate, every: 1, earlyStopping };
  return { ...fitted, ...falls, steps: 9, validation };
}

describe('early stopping', () => {
  test('ends a run that gets no better, with the parameters of the best', async () => {
    const fitted = hollow({ patience: 2 });
    const ema = movingAverage(fitted.model, { decay: 0 });
    const before = tf.memory().numTensors;
    const result = await fit({ ...fitted, ema });
    expect(result).toMatchObject({
      steps: 5,
      best: { step: 3, score: 0 },
      stoppedEarly: true,
      aborted: false,
    });
    await expectClose(fitted.theta, 7, 0);
    await expectClose(ema.parameters()['theta']!, 7, 0);
    expect(tf.memory().numTensors).toBe(before);
    ema.dispose();
    fitted.theta.dispose();
  });

  test('waits as long as it has patience, and ends a whole run with the best too', async () => {
    const fitted = hollow({ patience: Infinity });
    const result = await fit(fitted);
    expect(result).toMatchObject({ steps: 9, stoppedEarly: false, aborted: false });
    await expectClose(fitted.theta, 7, 0);
    fitted.theta.dispose();
  });

  test('does not wait for improvements that are too small', async () => {
    const fitted = hollow({ patience: 1, minDelta: 2 }); // the scores are 4, 1, 0, 1
    expect(await fit(fitted)).toMatchObject({ steps: 3, best: { step: 3, score: 0 } });
    fitted.theta.dispose();
  });

  test('leaves an aborted run where it is', async () => {
    const fitted = hollow({ patience: 8 });
    const controller = new AbortController();
    const onProgress = ({ step }: { step: number }): void => {
      if (step === 5) controller.abort();
    };
    const result = await fit({ ...fitted, signal: controller.signal, onProgress });
    expect(result).toMatchObject({ steps: 5, aborted: true, stoppedEarly: false });
    await expectClose(fitted.theta, 5, 0);
    fitted.theta.dispose();
  });

  /** Trains for some steps, then forgets all but the store. */
  const begin = async (store: Store, steps: number, every: number): Promise<void> => {
    const fitted = hollow({ patience: 3 });
    const aborting = new AbortController();
    await fit({
      ...fitted,
      checkpoint: { store, every },
      signal: aborting.signal,
      onProgress: ({ step }) => void (step === steps && aborting.abort()),
    });
    fitted.theta.dispose();
  };

  test.each([1, 2, 3, 4, 5, 6])('goes on with its count after %d steps', async (steps) => {
    const store = memoryStore();
    await begin(store, steps, 1);
    const fitted = hollow({ patience: 3 });
    const resume = await readCheckpoint(store);
    const result = await fit({ ...fitted, resume, checkpoint: { store, every: 1 } });
    expect(result).toMatchObject({ steps: 6, best: { step: 3, score: 0 }, stoppedEarly: true });
    await expectClose(fitted.theta, 7, 0);
    expect((await readCheckpoint(store, 'best.safetensors'))!.step).toBe(3);
    expect((await readCheckpoint(store))!.step).toBe(6);
    fitted.theta.dispose();
  });

  test('keeps the checkpoint of the best, which needs none at its step', async () => {
    const store = memoryStore();
    await begin(store, 6, 100);
    const best = await readCheckpoint(store, 'best.safetensors');
    expect(best).toMatchObject({ step: 3, standing: { best: { step: 3, score: 0 }, waited: 0 } });
    expect([...best!.model['theta']!.data]).toEqual([7]);
  });

  test('makes the best anew where the program died between the checkpoint and it', async () => {
    const store = memoryStore();
    await begin(store, 3, 1);
    const whole = await store.get('best.safetensors');
    await store.put('best.safetensors', Uint8Array.of(1));
    const fitted = hollow({ patience: 3 });
    const resume = await readCheckpoint(store);
    await fit({ ...fitted, resume, checkpoint: { store } });
    expect(await store.get('best.safetensors')).toEqual(whole);
    await expectClose(fitted.theta, 7, 0);
    fitted.theta.dispose();
  });

  test('says so before it begins where the best is lost', async () => {
    const store = memoryStore();
    await begin(store, 4, 1);
    await store.remove('best.safetensors');
    const fitted = hollow({ patience: 3 });
    const resume = await readCheckpoint(store);
    await expect(fit({ ...fitted, resume, checkpoint: { store } })).rejects.toThrow(
      'fit: checkpoint.store: expected best.safetensors of step 3, to end with where none better ' +
        'comes; got none. Resume from the last checkpoint with its store, or without earlyStopping.',
    );
    fitted.theta.dispose();
  });
});

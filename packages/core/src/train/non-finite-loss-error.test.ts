import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { fallingCase, falls, type FitCase } from '@gen/test-utils';
import { foldIn, key, type Objective } from '../index.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';
import { NonFiniteLossError } from './non-finite-loss-error.js';
import { sgd } from './optimizers/sgd.js';

describe('a loss that is not finite', () => {
  /** The loss is −∞ at step 10, then NaN: told, since not every engine gives them for log θ. */
  function diverging(): FitCase<Tensor> & { readonly eager: true } {
    const fitted = fallingCase();
    let calls = 0;
    const objective: Objective<Tensor> = (...given) => {
      const estimate = fitted.objective(...given);
      const step = calls++;
      return step < 10 ? estimate : { ...estimate, value: tf.scalar(step > 10 ? NaN : -Infinity) };
    };
    return { ...fitted, objective, eager: true };
  }

  test('stops the run, tells where, and leaves the last checkpoint as it was', async () => {
    const fitted = diverging();
    const store = memoryStore();
    const checkpoint = { store, every: 4 };
    const before = tf.memory().numTensors;
    const error = await fit({
      ...fitted,
      ...falls,
      steps: 100,
      reportEvery: 3,
      checkpoint,
    }).catch((reason: unknown) => reason);
    expect(tf.memory().numTensors).toBe(before);
    expect(error).toBeInstanceOf(NonFiniteLossError);
    const { step, epoch, index, keyWords, checkpoint: last } = error as NonFiniteLossError;
    expect({ step, epoch, index, last }).toEqual({
      step: 10,
      epoch: 2,
      index: 0,
      last: { name: 'checkpoint.safetensors', step: 8 },
    });
    expect(keyWords).toEqual(foldIn(key(3), 10).words);
    expect((error as Error).message).toMatch(
      /^fit: loss: expected a finite number; got -Infinity at step 10 \(epoch 2, batch 0, key 0x[0-9a-f]{16}\)\. Resume from checkpoint\.safetensors, saved after 8 steps, /,
    );
    const saved = await readCheckpoint(store);
    expect(saved!.model['theta']!.data).toEqual(new Float32Array([2]));
    fitted.model.dispose();
  });

  test('is told of the phase that it is in', async () => {
    const [first, fitted] = [fallingCase(), diverging()];
    const objective = { first, second: fitted };
    await expect(fit({ ...fitted, ...falls, objective, steps: 20 })).rejects.toThrow(
      'fit: second.loss: expected a finite number; got -Infinity at step 10',
    );
    first.model.dispose();
    fitted.model.dispose();
  });

  test('is never saved, even where it is not yet reported', async () => {
    const fitted = diverging();
    const store = memoryStore();
    const checkpoint = { store, every: 11 };
    const options = { ...fitted, ...falls, steps: 100, reportEvery: 100, checkpoint };
    await expect(fit(options)).rejects.toThrow('Train anew with a lower learning rate');
    expect(await store.list()).toEqual([]);
    fitted.model.dispose();
  });

  test('nor is a parameter', async () => {
    const fitted = fallingCase();
    const store = memoryStore();
    const optimizer = sgd({ learningRate: (step) => (step === 2 ? Infinity : 1) });
    const options = {
      ...fitted,
      optimizer,
      key: key(3),
      steps: 3,
      checkpoint: { store, every: 2 },
    };
    await expect(fit(options)).rejects.toThrow(
      'fit: parameter theta: expected a finite number; got -Infinity at step 2 (epoch 0, batch 2',
    );
    expect((await readCheckpoint(store))!.step).toBe(2);
    fitted.model.dispose();
  });
});

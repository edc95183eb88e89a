import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { foldIn, key, valueAndGrads, type Objective } from '../index.js';
import { dense } from '../nn/dense.js';
import { gaussian } from '../random/index.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import type { FitOptions } from './fit-options.js';
import { fit } from './fit.js';
import { memoryStore } from './memory-store.js';
import { movingAverage } from './moving-average.js';
import { adamW } from './optimizers/adam-w.js';
import { linear } from './schedules/linear.js';

/** A denoiser with an annealed noise, trained on batches of which the last of an epoch is smaller. */
function denoiser() {
  const model = dense({ inputs: 3, outputs: 3, key: key(0) });
  const ema = movingAverage(model, { decay: 0.9 });
  const objective: Objective<Tensor> = (x, k, { noise }) =>
    valueAndGrads(model.parameters(), () => {
      const noisy = tf.add(x, tf.mul(gaussian(k, x.shape), noise!));
      const value: tf.Scalar = tf.mean(tf.squaredDifference(model.apply(noisy), x));
      return { value, metrics: { noise: noise! } };
    });
  const schedules = { noise: linear({ from: 1, to: 0.1, steps: 10 }) };
  const batch = (epoch: number, index: number): Tensor =>
    gaussian(foldIn(key(1), 3 * epoch + index), [index === 2 ? 2 : 4, 3]);
  const options: FitOptions<Tensor> = {
    model,
    ema,
    objective: Object.assign(objective, { schedules }),
    optimizer: adamW({ learningRate: linear({ from: 0.1, to: 0.01, steps: 10 }) }),
    batches: { batchesPerEpoch: 3, batchSize: 4, batch },
    steps: 12,
    key: key(2),
  };
  const values = async (): Promise<number[][]> => {
    const variables = [...Object.values(model.parameters()), ...Object.values(ema.parameters())];
    return Promise.all(variables.map(async (variable) => Array.from(await variable.data())));
  };
  return {
    options,
    values,
    dispose: () => {
      model.dispose();
      ema.dispose();
    },
  };
}

describe('fit that records its steps', () => {
  test('ends where fit that does not ends, bit for bit, also when it is resumed', async () => {
    const [eager, whole, first, second] = [denoiser(), denoiser(), denoiser(), denoiser()];
    const before = tf.memory().numTensors;
    const wanted = await fit({ ...eager.options, eager: true });
    const got = await fit(whole.options);
    expect(got.metrics).toEqual(wanted.metrics);
    expect(await whole.values()).toEqual(await eager.values());

    const store = memoryStore();
    await fit({ ...first.options, steps: 7, checkpoint: { store } });
    const resume = (await readCheckpoint(store))!;
    await fit({ ...second.options, resume });
    expect(await second.values()).toEqual(await eager.values());
    expect(tf.memory().numTensors).toBe(before);
    for (const { dispose } of [eager, whole, first, second]) dispose();
  });

  test('ends close by where XLA may compile the steps', async () => {
    const [plain, compiled] = [denoiser(), denoiser()];
    await fit(plain.options);
    await fit({ ...compiled.options, xla: true });
    const wanted = await plain.values();
    for (const [i, values] of (await compiled.values()).entries()) {
      await expectClose(values, wanted[i]!, 1e-5);
    }
    for (const { dispose } of [plain, compiled]) dispose();
  });
});

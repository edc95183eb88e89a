import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose, fitLaws, wave } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { compile } from '../compile/index.js';
import { key, split, valueAndGrads, type Key, type Objective } from '../index.js';
import { fit, memoryStore, movingAverage, readCheckpoint, swap } from '../train/index.js';
import { tanh } from './activations.js';
import { batchNorm } from './batch-norm.js';
import { dense } from './dense.js';
import { dropout } from './dropout.js';
import type { Layer } from './layer.js';
import { sequential } from './sequential.js';
import { stateDict } from './state-dict.js';

const BUFFERS = ['1.running_mean', '1.running_var', '1.num_batches_tracked'];

/** A network with buffers and draws, and a loss that trains it. */
function fitted(): { readonly model: Layer; readonly objective: Objective<Tensor> } {
  const [first, second] = split(key(0));
  const model = sequential([
    // The normalization takes any bias away again.
    dense({ inputs: 2, outputs: 4, bias: false, key: first }),
    batchNorm({ channels: 4 }),
    tanh,
    dropout({ rate: 0.25 }),
    dense({ inputs: 4, outputs: 1, key: second }),
  ]);
  const objective: Objective<Tensor> = (x, key) =>
    valueAndGrads(model.parameters(), () => {
      const error = tf.sub(model.apply(x, { train: true, key }), tf.sum(x, 1, true));
      return { value: tf.mean(tf.square(error)) };
    });
  return { model, objective };
}

const batches = {
  batchesPerEpoch: 2,
  batchSize: 8,
  batch: (epoch: number, index: number): Tensor =>
    tf.tensor(wave([8, 2], 2 * epoch + index, 1.3), [8, 2]),
};

fitLaws('a network with running statistics and dropout', () => ({ ...fitted(), batches }), {
  steps: 20,
  learningRate: 0.05,
});

test('buffers are saved with the parameters, have no state, and are not averaged', async () => {
  const { model, objective } = fitted();
  const [ema, store] = [movingAverage(model, { decay: 0.9 }), memoryStore()];
  await fit({ model, objective, batches, ema, steps: 3, key: key(1), checkpoint: { store } });

  const checkpoint = (await readCheckpoint(store))!;
  expect(checkpoint.model).toEqual(await stateDict(model));
  expect(Object.keys(checkpoint.optimizer).filter((name) => name.includes('running'))).toEqual([]);
  for (const path of BUFFERS) {
    await expectClose(ema.parameters()[path]!, await model.parameters()[path]!.data(), 0);
  }
  expect([...(await model.parameters()['1.num_batches_tracked']!.data())]).toEqual([3]);

  // Evaluated with the averages: the same statistics.
  swap(model, ema);
  expect([...(await model.parameters()['1.num_batches_tracked']!.data())]).toEqual([3]);
  ema.dispose();
  model.dispose();
});

test('a recorded step moves buffers and draws as an eager one does', async () => {
  const [eager, recorded] = [fitted(), fitted()];
  const stepOf =
    ({ model, objective }: ReturnType<typeof fitted>) =>
    (x: Tensor, key: Key) => {
      const { value, grads } = objective(x, key, {});
      for (const [path, gradient] of Object.entries(grads)) {
        const parameter = model.parameters()[path]!;
        parameter.assign(tf.sub(parameter, tf.mul(gradient, 0.1)));
      }
      return value;
    };
  const [step, replayed] = [stepOf(eager), compile(stepOf(recorded))];
  for (const [i, draw] of split(key(3), 4).entries()) {
    const x = batches.batch(0, i);
    const [a, b] = [tf.tidy(() => step(x, draw)), replayed(x, draw)];
    await expectClose(a, b, 0);
    tf.dispose([x, a, b]);
  }
  expect(await stateDict(recorded.model)).toEqual(await stateDict(eager.model));
  replayed.dispose();
  eager.model.dispose();
  recorded.model.dispose();
});

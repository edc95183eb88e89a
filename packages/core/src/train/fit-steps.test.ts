import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, fallingCase, falls, fiveBatches, regressionCase } from '@gen/test-utils';
import { foldIn, key, valueAndGrads, type Objective } from '../index.js';
import { stateDict } from '../nn/state-dict.js';
import type { FitStepsOptions } from './fit-options.js';
import { fitSteps } from './fit-steps.js';
import { fit } from './fit.js';
import { adam } from './optimizers/adam.js';
import type { Progress } from './progress.js';

async function reports<Batch>(options: FitStepsOptions<Batch>): Promise<Progress[]> {
  const all: Progress[] = [];
  for await (const progress of fitSteps(options)) all.push(progress);
  return all;
}

describe('steps', () => {
  test('take the batch of their position and the key of their number', async () => {
    const { model, theta } = fallingCase();
    const seen: unknown[] = [];
    const objective: Objective<{ readonly at: readonly number[] }> = ({ at }, { words }) => {
      seen.push([...at, words]);
      return valueAndGrads({ theta }, () => ({ value: tf.mul(theta, 1) }));
    };
    const positions = {
      batchesPerEpoch: 2,
      batchSize: 1,
      batch: async (epoch: number, index: number) => ({ at: [epoch, index] }),
    };
    await fit({ model, objective, batches: positions, ...falls, steps: 3 });
    const words = [0, 1, 2].map((step) => foldIn(key(3), step).words);
    expect(seen).toEqual([
      [0, 0, words[0]],
      [0, 1, words[1]],
      [1, 0, words[2]],
    ]);
    model.dispose();
  });

  test('an objective is given the values of its schedules', async () => {
    const { model, theta } = fallingCase();
    const objective: Objective<Tensor> = Object.assign(
      (_: Tensor, __: unknown, { beta }: Readonly<Record<string, tf.Scalar>>) =>
        valueAndGrads({ theta }, () => ({ value: tf.mul(theta, beta!), metrics: { beta: beta! } })),
      { schedules: { beta: (step: number) => step } },
    );
    const all = await reports({
      model,
      objective,
      batches: fiveBatches,
      ...falls,
      steps: 3,
      reportEvery: 1,
    });
    expect(all.map(({ metrics }) => metrics['beta'])).toEqual([0, 1, 2]);
    await expectClose(theta, 7);
    model.dispose();
  });

  test('variables stay the same objects; those without a gradient keep their value', async () => {
    const { model, theta } = fallingCase();
    const idle = tf.tidy(() => tf.variable(tf.scalar(2)));
    const frozen = tf.tidy(() => tf.variable(tf.scalar(3), false));
    const parameters = { theta, idle, frozen };
    const objective: Objective<Tensor> = () =>
      valueAndGrads(parameters, () => ({ value: tf.mul(theta, frozen) }));
    await fit({
      model: { parameters: () => parameters },
      objective,
      batches: fiveBatches,
      optimizer: adam(),
      key: key(3),
      steps: 2,
    });
    expect(theta.isDisposed).toBe(false);
    await expectClose(idle, 2, 0);
    await expectClose(frozen, 3, 0);
    tf.dispose([idle, frozen]);
    model.dispose();
  });

  test('equal a loop written by hand, bit for bit', async () => {
    const [ours, hand] = [regressionCase(), regressionCase()];
    const optimizer = adam({ learningRate: 0.1 });
    await fit({ ...ours, optimizer, key: key(3), steps: 3 });
    let state = optimizer.init(hand.model.parameters());
    for (let step = 0; step < 3; step++) {
      state = tf.tidy(() => {
        const x = fiveBatches.batch(0, step) as Tensor;
        const { grads } = hand.objective(x, foldIn(key(3), step), {});
        const scalars = Object.fromEntries(
          Object.entries(optimizer.schedules).map(([name, at]) => [name, tf.scalar(at(step))]),
        );
        const parameters = hand.model.parameters();
        const next = optimizer.step!(grads, { state, parameters, scalars, key: key(4) });
        for (const [path, value] of Object.entries(next.parameters)) {
          parameters[path]!.assign(value);
        }
        return { ...next.state };
      });
    }
    expect(await stateDict(ours.model)).toEqual(await stateDict(hand.model));
    ours.model.dispose();
    hand.model.dispose();
  });
});

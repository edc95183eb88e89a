import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key, split } from '@gen/core';
import { bernoulli, gaussian } from '@gen/core/random';
import { fit, sgd } from '@gen/core/train';
import { compiledLaws, expectClose, finiteDifference } from '@gen/test-utils';
import { boltzmannLearning, gibbsPhase, meanFieldPhase } from './boltzmann-learning.js';
import { BoltzmannMachine } from './boltzmann-machine.js';
import { exactBoltzmannLearning } from './exact-boltzmann-learning.js';

function machineOf(visible: number, hidden: number, scale = 0.5): BoltzmannMachine {
  const machine = new BoltzmannMachine({ visible, hidden, key: key(0) });
  const variables = Object.values(machine.parameters());
  tf.tidy(() =>
    split(key(1), variables.length).forEach((k, i) =>
      variables[i]!.assign(tf.mul(scale, gaussian(k, variables[i]!.shape))),
    ),
  );
  return machine;
}

const patterns = (): Tensor =>
  tf.tensor2d([
    [1, 1, 0],
    [0, 0, 1],
    [1, 1, 1],
  ]);

describe('the exact gradient of the likelihood', () => {
  test('is that of finite differences', async () => {
    const machine = machineOf(2, 2);
    const v = tf.tensor2d([
      [1, 1],
      [0, 1],
    ]);
    const { grads } = exactBoltzmannLearning(machine)(v, key(0), {});
    for (const path of ['visible.lateral', 'hidden.lateral', 'hidden.bias']) {
      const variable = machine.parameters()[path]!;
      const start = tf.clone(variable as Tensor);
      const loss = (value: Tensor): Tensor => {
        variable.assign(value);
        return exactBoltzmannLearning(machine)(v, key(0), {}).value;
      };
      await expectClose(grads[path]!, await finiteDifference(loss, start), 2e-3);
      variable.assign(start);
    }
    machine.dispose();
  });

  test('is refused to a machine of many units', () => {
    const machine = new BoltzmannMachine({ visible: 17, key: key(0) });
    expect(() => exactBoltzmannLearning(machine)).toThrow(
      'exactBoltzmannLearning: machine: expected at most 16 units; got 17. Learn it by boltzmannLearning.',
    );
    machine.dispose();
  });
});

test('clamped and free phases tend to the exact gradient', async () => {
  const machine = machineOf(3, 2);
  const v = tf.tile(patterns(), [1500, 1]);
  const exact = exactBoltzmannLearning(machine)(v, key(0), {});
  const objective = boltzmannLearning(machine, {
    key: key(2),
    chains: 4500,
    sweeps: 10,
    clamped: gibbsPhase({ sweeps: 6 }),
  });
  const { grads } = objective(v, key(3), {});
  expect(Object.keys(grads).sort()).toEqual(Object.keys(machine.parameters()).sort());
  for (const path of Object.keys(grads)) await expectClose(grads[path]!, exact.grads[path]!, 0.035);
  tf.dispose(v);
  objective.dispose();
  machine.dispose();
});

test('a machine learns two patterns, by mean-field means', async () => {
  const machine = new BoltzmannMachine({ visible: 3, hidden: 1, key: key(0) });
  const objective = boltzmannLearning(machine, {
    key: key(1),
    chains: 200,
    sweeps: 2,
    clamped: meanFieldPhase({ steps: 5 }),
  });
  const batch = (): Tensor =>
    tf.tensor2d([
      [1, 1, 0],
      [0, 0, 1],
    ]);
  const scoreOf = async (): Promise<number> => {
    const { value } = exactBoltzmannLearning(machine)(batch(), key(0), {});
    return (await value.data())[0]!;
  };
  const before = await scoreOf();
  expect(before).toBeCloseTo(Math.log(8), 1);
  await fit({
    model: machine,
    objective,
    optimizer: sgd({ learningRate: 0.3 }),
    batches: { batchesPerEpoch: 10, batchSize: 2, batch },
    steps: 120,
    key: key(2),
  });
  expect(await scoreOf()).toBeLessThan(Math.log(2) + 0.5);
  objective.dispose();
  machine.dispose();
});

compiledLaws('boltzmannLearning', {
  make: () => {
    const machine = machineOf(3, 2);
    const objective = boltzmannLearning(machine, { key: key(1), chains: 4 });
    return {
      step: (batch, k) => {
        const { value, grads } = objective(batch, k, {});
        return { value, grads };
      },
      variables: Object.values({ ...machine.parameters(), ...objective.parameters() }),
      dispose: () => {
        objective.dispose();
        machine.dispose();
      },
    };
  },
  batch: (size, step) => bernoulli(key(step), [size, 3], { probs: 0.5 }),
});

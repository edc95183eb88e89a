import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { foldIn, key, valueAndGrads } from '@gen/core';
import { uniform } from '@gen/core/random';
import { randomNormal } from '@gen/core/nn';
import {
  compiledLaws,
  expectClose,
  expectNoLeak,
  expectWithinError,
  finiteDifference,
} from '@gen/test-utils';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import type { Units } from '../units/units.js';
import { deepBoltzmannBound } from './deep-boltzmann-bound.js';
import { deepBoltzmannLearning } from './deep-boltzmann-learning.js';
import { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';

const make = (...layers: readonly Units[]): DeepBoltzmannMachine => {
  const weightInitializer = randomNormal({ stddev: 0.6 });
  const machine = new DeepBoltzmannMachine({ layers, key: key(3), weightInitializer });
  tf.tidy(() => {
    for (const [path, variable] of Object.entries(machine.parameters())) {
      if (path.endsWith('bias')) variable.assign(tf.linspace(-0.6, 0.7, variable.size));
    }
  });
  return machine;
};
const data = (): Tensor => tf.tensor2d([[1, 0, 1], [1, 1, 0], [0, 0, 1], [1, 0, 0]]); // prettier-ignore

const kinds = Object.entries({
  'two hidden layers': () => make(binaryUnits(3), binaryUnits(2), binaryUnits(2)),
  'three hidden layers': () => make(binaryUnits(3), binaryUnits(2), binaryUnits(2), binaryUnits(2)),
  'real visible units': () => make(gaussianUnits(3), binaryUnits(2), binaryUnits(2)),
});

describe.each(kinds)('learning with %s', (_, makeMachine) => {
  test('has the slope of the bound less the free energy of the chains', async () => {
    const machine = makeMachine();
    const parameters = machine.parameters();
    const options = { key: key(1), chains: 6, sweeps: 2, iterations: 100 };
    const objective = deepBoltzmannLearning(machine, options);
    const { value, grads, metrics } = objective(data(), key(2), {});
    const { chains } = objective.parameters();
    const surrogate = (): Tensor => {
      const bound = tf.mean(deepBoltzmannBound(machine, { iterations: 100 })(data()));
      return tf.neg(tf.add(bound, tf.mean(machine.alternate().at().freeEnergy(chains!))));
    };
    await expectClose(value, surrogate(), 1e-5);
    await expectClose(metrics!['bound']!, tf.mean(deepBoltzmannBound(machine, { iterations: 100 })(data()))); // prettier-ignore
    expect(Object.keys(grads).sort()).toEqual(Object.keys(parameters).sort());

    const start = mapValues(parameters, (variable) => tf.clone(variable));
    const direction = mapValues(start, ({ shape }) => tf.sub(tf.mul(uniform(key(3), shape), 2), 1));
    const along = (t: Tensor): Tensor => {
      for (const [path, variable] of Object.entries(parameters)) {
        variable.assign(tf.add(start[path]!, tf.mul(direction[path]!, t)));
      }
      return surrogate();
    };
    const slopes = Object.keys(grads).map((path) => tf.sum(tf.mul(grads[path]!, direction[path]!)));
    await expectClose(tf.sum(tf.stack(slopes)), await finiteDifference(along, tf.scalar(0)), 2e-3);
    objective.dispose();
    machine.dispose();
  });
});

test('centred is the gradient in weights and in biases of centred statistics', async () => {
  const machine = make(binaryUnits(3), binaryUnits(2), binaryUnits(2), binaryUnits(2));
  const options = { key: key(1), chains: 6, sweeps: 2 };
  const [plain, centred] = [options, { ...options, centring: { rate: 0.3 } }].map((own) => {
    const objective = deepBoltzmannLearning(machine, own);
    const { grads } = objective(data(), key(2), {});
    return { grads, own: objective.parameters(), objective };
  });
  // The offsets of a first step are the means of its batch.
  const { means } = machine.meanField(data());
  const offsets = [data(), ...means].map((mean) => tf.mean(mean, 0));
  const weights = [0, 1, 2].map((l) => plain!.grads[`weights.${l}`]!);
  const biases = offsets.map((_, l) => plain!.grads[`units.${l}.bias`]!);
  // b = β − W μ − Wᵀ μ, where the gradient is taken in W and β, and β − b is what W changes.
  const surrogate = (...ws: Tensor[]): Scalar => {
    const terms = ws.map((w, l) => tf.sum(tf.mul(w, weights[l]!)));
    const ofBiases = biases.map((bias, l) => {
      const told = [
        ...(l > 0 ? [tf.dot(ws[l - 1]!, offsets[l - 1]!)] : []),
        ...(l < 3 ? [tf.dot(offsets[l + 1]!, ws[l]!)] : []),
      ];
      return tf.neg(tf.sum(tf.mul(bias, tf.addN(told))));
    });
    return tf.addN<Scalar>([...terms, ...ofBiases] as Scalar[]);
  };
  const wanted = tf.grads(surrogate)(weights.map((w) => tf.zerosLike(w)));
  for (const [l, want] of wanted.entries()) {
    await expectClose(centred!.grads[`weights.${l}`]!, want, 1e-5);
  }
  for (const [l, bias] of biases.entries()) {
    const down = l > 0 ? tf.dot(wanted[l - 1]!, offsets[l - 1]!) : 0;
    const up = l < 3 ? tf.dot(offsets[l + 1]!, wanted[l]!) : 0;
    await expectClose(centred!.grads[`units.${l}.bias`]!, tf.sub(bias, tf.add(up, down)), 1e-5);
  }
  expect(Object.keys(centred!.own)).toContain('offsets.3.sum');
  for (const { objective } of [plain!, centred!]) objective.dispose();
  machine.dispose();
});

test('with one hidden layer tends to the gradient of the log-likelihood', async () => {
  const machine = make(binaryUnits(3), binaryUnits(2));
  const freeEnergy = (v: Tensor): Tensor => machine.alternate().at().freeEnergy(v);
  const wanted = valueAndGrads(machine.parameters(), () => {
    const logZ = tf.logSumExp(tf.neg(freeEnergy(binaryUnits(3).states())));
    return { value: tf.add<Scalar>(tf.mean(freeEnergy(data())), logZ) };
  }).grads;
  const objective = deepBoltzmannLearning(machine, { key: key(1), chains: 600, sweeps: 5 });
  const estimates = Array.from({ length: 14 }, (_, i) =>
    tf.tidy(() => flat(objective(data(), foldIn(key(2), i), {}).grads, wanted)),
  ).slice(2);
  const { mean, variance } = tf.moments(tf.stack(estimates), 0);
  await expectWithinError(
    { value: mean, standardError: tf.sqrt(tf.div(variance, 11)) },
    flat(wanted, wanted),
  );
  objective.dispose();
  machine.dispose();
});

test('scores without moving its chains, and leaves no tensor behind', async () => {
  const machine = make(binaryUnits(3), binaryUnits(2), binaryUnits(2));
  const objective = deepBoltzmannLearning(machine, { key: key(1), chains: 5 });
  const before = Array.from(await objective.parameters()['chains']!.data());
  const v = data();
  const { loss, bound } = objective.evaluate!(v, key(2), {});
  expect(Array.from(await objective.parameters()['chains']!.data())).toEqual(before);
  await expectClose(bound!, tf.mean(deepBoltzmannBound(machine)(v)));
  expect(Number.isFinite((await loss!.data())[0])).toBe(true);
  await expectNoLeak(() => ({ ...objective(v, key(3), {}) }) as tf.TensorContainer);
  await expectNoLeak(() => deepBoltzmannLearning(machine, { key: key(1) }).dispose());
  objective.dispose();
  machine.dispose();
});

test('says what does not fit', () => {
  const machine = make(binaryUnits(3), binaryUnits(2));
  expect(() => deepBoltzmannLearning(machine, { key: key(0), chains: 0 })).toThrow(
    'deepBoltzmannLearning: chains: expected an integer ≥ 1; got 0.',
  );
  expect(() => deepBoltzmannLearning(machine, { key: key(0), centring: { rate: 2 } })).toThrow(
    'deepBoltzmannLearning: centring.rate: expected a number above 0, at most 1; got 2.',
  );
  const objective = deepBoltzmannLearning(machine, { key: key(0) });
  expect(() => objective(tf.ones([2, 4]), key(0), {})).toThrow(
    'deepBoltzmannLearning: batch: expected shape [..., 3]; got shape [2,4].',
  );
  objective.dispose();
  machine.dispose();
});

compiledLaws('learning of a deep Boltzmann machine', {
  make: () => {
    const machine = make(binaryUnits(3), binaryUnits(2), binaryUnits(2));
    const objective = deepBoltzmannLearning(machine, {
      key: key(1),
      chains: 3,
      sweeps: 2,
      iterations: 3,
    });
    const parameters = machine.parameters();
    return {
      variables: [...Object.values(parameters), ...Object.values(objective.parameters())],
      step: (batch, stepKey, rate) => {
        const { value, grads, metrics } = objective(batch, stepKey, {});
        for (const [path, gradient] of Object.entries(grads)) {
          const variable = parameters[path]!;
          variable.assign(tf.sub(variable, tf.mul(rate, gradient)));
        }
        return { value, ...metrics };
      },
      dispose: () => {
        objective.dispose();
        machine.dispose();
      },
    };
  },
  batch: (size, step) => tf.tidy(() => tf.tile(tf.slice(data(), step % 4, 1), [size, 1])),
});

const flat = (grads: NamedTensorMap, order: NamedTensorMap): Tensor =>
  tf.concat(Object.keys(order).map((path) => tf.reshape(grads[path]!, [-1])));

const mapValues = <In, Out>(
  values: Readonly<Record<string, In>>,
  f: (value: In) => Out,
): Record<string, Out> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, f(value)]));

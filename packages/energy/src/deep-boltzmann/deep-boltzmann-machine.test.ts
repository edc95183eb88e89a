import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import { foldIn, key } from '@gen/core';
import { randomNormal } from '@gen/core/nn';
import { checkGradients, expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { annealedImportanceSampling } from '../partition/annealed-importance-sampling.js';
import { exactLogPartition } from '../partition/exact-log-partition.js';
import { logLikelihoodBound } from '../partition/log-likelihood.js';
import { rbmPath } from '../partition/rbm-path.js';
import { linearTemperatures } from '../partition/temperatures.js';
import { clamped } from '../sampling/clamped.js';
import { gibbsTransition } from '../sampling/gibbs-transition.js';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import { spinUnits } from '../units/spin-units.js';
import type { EnumerableUnits, Units } from '../units/units.js';
import { deepBaseRates } from './deep-base-rates.js';
import { boundAt, deepBoltzmannBound } from './deep-boltzmann-bound.js';
import { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';

const weightInitializer = randomNormal({ stddev: 0.7 });
const make = (layers: readonly Units[]): DeepBoltzmannMachine => {
  const machine = new DeepBoltzmannMachine({ layers, key: key(3), weightInitializer });
  tf.tidy(() => {
    for (const [path, variable] of Object.entries(machine.parameters())) {
      if (path.endsWith('bias')) variable.assign(tf.linspace(-0.6, 0.7, variable.size));
    }
  });
  return machine;
};

/** All states of some layers, as rows of each: `[states, size]`. */
function product(layers: readonly EnumerableUnits[]): Tensor[] {
  const counts = layers.map(({ stateCount }) => stateCount);
  return layers.map((layer, l) => {
    const [before, after] = [counts.slice(0, l), counts.slice(l + 1)].map((own) =>
      own.reduce((a, b) => a * b, 1),
    ) as [number, number];
    const each = tf.tile(tf.expandDims(layer.states(), 1), [1, after, 1]);
    return tf.tile(tf.reshape(each, [-1, layer.size]), [before, 1]);
  });
}

/** log p̃ of all states, `[visible states, hidden states]`. */
function logMass(machine: DeepBoltzmannMachine): Tensor {
  const layers = machine.layers as readonly EnumerableUnits[];
  const all = tf.neg(machine.energy(product(layers)));
  return tf.reshape(all, [layers[0]!.stateCount, -1]);
}

const two = make([binaryUnits(3), binaryUnits(2), binaryUnits(2)]);
const three = make([binaryUnits(2), spinUnits(2), binaryUnits(2), binaryUnits(2)]);
const one = make([binaryUnits(3), binaryUnits(2)]);
afterAll(() => [one, two, three].forEach((machine) => machine.dispose()));
const machines = Object.entries({
  'one hidden layer': one,
  'two hidden layers': two,
  'three hidden layers, of spins and bits': three,
});

const dot = (a: number[], b: number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe.each(machines)('a deep Boltzmann machine of %s', (_, machine) => {
  const enumerable = machine.layers as readonly EnumerableUnits[];

  test('has the energy of its definition', async () => {
    const states = product(enumerable).map((x) => tf.slice(x, 5, 1));
    const numbers = await Promise.all(states.map(async (x) => Array.from(await x.data())));
    const { weights, units } = machine.values;
    const ws = (await Promise.all(weights.map((w) => w.array()))) as number[][][];
    const bs = (await Promise.all(units.map((p) => p['bias']!.array()))) as number[][];
    const own = numbers.reduce((sum, x, l) => sum - dot(bs[l]!, x), 0);
    const want = ws.reduce(
      (sum, w, l) => sum - dot(numbers[l + 1]!, w.map((row) => dot(row, numbers[l]!))), // prettier-ignore
      own,
    );
    await expectClose(machine.energy(states), [want], 1e-5);
  });

  test('has the normalizer of all states, exactly and by annealing', async () => {
    const want = (await tf.logSumExp(logMass(machine)).data())[0]!;
    const rbm = machine.alternate();
    const exact = await exactLogPartition(rbm);
    await expectClose(exact.logZ, want, 1e-5);
    const options = { temperatures: linearTemperatures(20), chains: 200, key: key(1) };
    const estimate = await annealedImportanceSampling(rbmPath(rbm), options);
    expect(Math.abs(estimate.logZ - want)).toBeLessThan(4 * estimate.standardError + 1e-3);
    expect(estimate.standardError).toBeLessThan(0.1);
  });

  test('draws each layer given its two neighbours', async () => {
    const all = product(enumerable);
    const log = tf.neg(machine.energy(all)); // [states]
    for (const [l, layer] of enumerable.entries()) {
      // log p̃ less that of the conditional depends on the other layers alone.
      const rest = tf.sub(log, machine.given(l, all).logProb(all[l]!));
      const after = enumerable.slice(l + 1).reduce((n, { stateCount }) => n * stateCount, 1);
      const grouped = tf.reshape(rest, [-1, layer.stateCount, after]);
      const spreads = tf.sub(tf.max(grouped, 1), tf.min(grouped, 1));
      await expectClose(tf.max(spreads), 0, 1e-5);
    }
  });

  test('is drawn from by sweeps over alternate layers', async () => {
    const count = 8000;
    const x = machine.sample(key(2), count, { sweeps: 20 });
    const log = logMass(machine);
    const want = tf.exp(tf.sub(tf.logSumExp(log, 1), tf.logSumExp(log)));
    const places = tf.tensor2d(Array.from({ length: x.shape[1]! }, (__, i) => [2 ** i]).reverse());
    const seen = tf.cast(tf.squeeze(tf.matMul(x as tf.Tensor2D, places), [-1]), 'int32');
    const value = tf.mean(tf.oneHot(seen, enumerable[0]!.stateCount), 0);
    const standardError = tf.sqrt(tf.div(tf.mul(want, tf.sub(1, want)), count));
    await expectWithinError({ value, standardError }, want);
  });

  test('has a mean field at which every layer is told by the means of its neighbours', async () => {
    const v = enumerable[0]!.states();
    const { inputs, means } = machine.meanField(v, { iterations: 200 });
    const states = [v, ...means];
    for (const [i, mean] of means.entries()) {
      await expectClose(machine.given(i + 1, states).mean(), mean, 1e-4);
      await expectClose(machine.layers[i + 1]!.mean(inputs[i]!, machine.values.units[i + 1]!), mean, 1e-6); // prettier-ignore
    }
  });

  test('has a bound below log p(v) by the divergence of the mean field, at any step', async () => {
    const log = logMass(machine); // [visible, hidden]
    const exact = tf.logSumExp(log, 1);
    const v = enumerable[0]!.states();
    let before = -Infinity;
    for (const iterations of [1, 2, 50]) {
      const { inputs } = machine.meanField(v, { iterations });
      // q of all hidden states, as the product over layers.
      const hidden = product(enumerable.slice(1));
      const logQ = inputs
        .map((input, i) => {
          const q = machine.layers[i + 1]!.conditional(tf.expandDims(input, 1), machine.values.units[i + 1]!); // prettier-ignore
          return q.logProb(hidden[i]!);
        })
        .reduce((sum, each) => tf.add(sum, each)); // [visible, hidden]
      await expectClose(tf.sum(tf.exp(logQ), 1), tf.onesLike(exact), 1e-5);
      const want = tf.sum(tf.mul(tf.exp(logQ), tf.sub(log, logQ)), 1);
      const bound = deepBoltzmannBound(machine, { iterations })(v);
      await expectClose(bound, want, 1e-5);
      const [slack, mean] = await Promise.all(
        [tf.min(tf.sub(exact, bound)), tf.mean(bound)].map(async (x) => (await x.data())[0]!),
      );
      expect(slack).toBeGreaterThan(machine === one ? -1e-5 : 0);
      expect(mean).toBeGreaterThan(before - 1e-6);
      before = mean!;
    }
  });

  test('scores data by a bound that says what it is', async () => {
    const v = enumerable[0]!.states();
    const partition = await exactLogPartition(machine.alternate());
    const score = await logLikelihoodBound(deepBoltzmannBound(machine), v, partition);
    expect(score.kind).toBe('lowerBound');
    expect(`${score}`).toContain('lower bound');
    const want = tf.sub(deepBoltzmannBound(machine)(v), partition.logZ);
    await expectClose(score.mean, (await tf.mean(want).data())[0]!, 1e-5);
  });
});

test('is annealed from the means of data, and drawn with a part of the data given', async () => {
  const machine = make([binaryUnits(3), binaryUnits(2), binaryUnits(2)]);
  machine.parameters()['units.0.bias']!.assign(tf.tensor1d([4, -4, 0]));
  const data = tf.tensor2d([[1, 0, 1], [1, 0, 0]]); // prettier-ignore
  const base = deepBaseRates(machine, data, { smoothing: 0.1 });
  await expectClose(tf.sigmoid(base.visible['0.bias']!), [0.95, 0.05, 0.5], 1e-5);
  const { means } = machine.meanField(data);
  const inferred = means.map((mean) => tf.add(0.05, tf.mul(0.9, tf.mean(mean, 0))));
  await expectClose(tf.sigmoid(base.hidden['0.bias']!), inferred[0]!, 1e-5);
  await expectClose(tf.sigmoid(base.visible['1.bias']!), inferred[1]!, 1e-5);
  const want = (await tf.logSumExp(logMass(machine)).data())[0]!;
  const options = { temperatures: linearTemperatures(20), chains: 200, key: key(4) };
  const path = rbmPath(machine.alternate(), { base });
  const estimate = await annealedImportanceSampling(path, options);
  expect(Math.abs(estimate.logZ - want)).toBeLessThan(4 * estimate.standardError + 1e-3);

  // The first unit off and the last one on: what is the middle one?
  const [mask, values] = [tf.tensor1d([1, 0, 1, 0, 0]), tf.tensor1d([0, 0, 1, 0, 0])];
  const step = clamped(gibbsTransition(machine.alternate()), { mask, values });
  const drawn = tf.tidy(() => {
    let even = machine.initial(key(5), 4000);
    for (let i = 0; i < 12; i++) even = step(foldIn(key(6), i), even, tf.scalar(1));
    return machine.part(even, 0)[0]!;
  });
  const given = tf.logSumExp(tf.gather(logMass(machine), [1, 3]), 1); // 001 and 011
  const chance = tf.softmax(given as tf.Tensor1D);
  const value = tf.mean(drawn, 0);
  const p = (await chance.data())[1]!;
  const standardError = tf.tensor1d([0, Math.sqrt((p * (1 - p)) / 4000), 0]);
  await expectWithinError({ value, standardError }, [0, p, 1]);
  machine.dispose();
});

test('real visible units have the bound of their density', async () => {
  const machine = make([gaussianUnits(1), binaryUnits(2), binaryUnits(2)]);
  const v = tf.tensor2d([[-1.5], [0.3], [2]]);
  const [h1, h2] = product([binaryUnits(2), binaryUnits(2)]);
  const log = tf.stack(
    tf
      .unstack(v)
      .map((each) => tf.neg(machine.energy([tf.tile(tf.expandDims(each), [16, 1]), h1!, h2!]))),
  );
  const exact = tf.logSumExp(log, 1);
  const bound = deepBoltzmannBound(machine, { iterations: 50 })(v);
  expect((await tf.min(tf.sub(exact, bound)).data())[0]).toBeGreaterThan(0);
  expect((await tf.max(tf.sub(exact, bound)).data())[0]).toBeLessThan(0.3);
  machine.dispose();
});

test('the bound does not change to first order where the mean field does', async () => {
  const v = binaryUnits(3).states();
  const { inputs } = two.meanField(v, { iterations: 200 });
  const { units } = two.values;
  const bound = (...told: Tensor[]): Tensor => {
    const means = told.map((input, i) => two.layers[i + 1]!.mean(input, units[i + 1]!));
    return tf.sum(boundAt(two, v, { inputs: told, means }));
  };
  const slopes = tf.grads(bound)(inputs);
  for (const slope of slopes) await expectClose(slope, tf.zerosLike(slope), 1e-4);
  await checkGradients(bound, inputs.map((input) => tf.mul(input, 0.5)), { tolerance: 5e-3 }); // prettier-ignore
});

test('leaves no tensor behind', async () => {
  const [v, even, from] = [binaryUnits(3).states(), tf.zeros([4, 5]), tf.zeros([2, 3])];
  await expectNoLeak(() => two.gibbs(key(0), even, 2));
  await expectNoLeak(() => two.sample(key(0), 2, { sweeps: 2, from }));
  await expectNoLeak(() => two.sampleMean(key(0), 2, { sweeps: 2 }));
  await expectNoLeak(() => two.meanField(v));
  await expectNoLeak(() => deepBaseRates(two, v) as unknown as tf.TensorContainer);
  await expectNoLeak(() => deepBoltzmannBound(two)(v));
  await expectNoLeak(() => make([binaryUnits(2), binaryUnits(2)]).dispose());
});

test('says what does not fit', () => {
  expect(() => new DeepBoltzmannMachine({ layers: [binaryUnits(2)], key: key(0) })).toThrow(
    'DeepBoltzmannMachine: layers.length: expected an integer ≥ 2; got 1.',
  );
  expect(() => two.energy([tf.ones([1, 3]), tf.ones([1, 2])])).toThrow(
    'DeepBoltzmannMachine.join: states: expected states of 3 layers; got 2.',
  );
  expect(() => two.meanField(tf.ones([2, 4]))).toThrow(
    'DeepBoltzmannMachine.meanField: v: expected shape [2,3]; got shape [2,4].',
  );
});

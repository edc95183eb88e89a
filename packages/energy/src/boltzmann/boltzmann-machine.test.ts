import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key, split } from '@gen/core';
import { categorical, gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { annealedImportanceSampling } from '../partition/annealed-importance-sampling.js';
import { exactLogPartition } from '../partition/exact-log-partition.js';
import { linearTemperatures } from '../partition/temperatures.js';
import { binaryUnits } from '../units/binary-units.js';
import { boltzmannPath } from './boltzmann-path.js';
import { BoltzmannMachine } from './boltzmann-machine.js';

/** A machine with parameters of order one. */
function machineOf(visible: number, hidden: number): BoltzmannMachine {
  const machine = new BoltzmannMachine({ visible, hidden, key: key(0) });
  const variables = Object.values(machine.parameters());
  tf.tidy(() =>
    split(key(1), variables.length).forEach((k, i) =>
      variables[i]!.assign(tf.mul(0.8, gaussian(k, variables[i]!.shape))),
    ),
  );
  return machine;
}

const statesOf = (machine: BoltzmannMachine): Tensor => binaryUnits(machine.units).states();

/** E by the sum over pairs that defines it, in numbers of JavaScript. */
async function energyOf(machine: BoltzmannMachine, x: readonly number[]): Promise<number> {
  const read = async (name: string): Promise<number[]> =>
    Array.from((await machine.parameters()[name]?.data()) ?? []);
  const n = machine.visible.size;
  const m = machine.hidden;
  const [b, r] = [await read('visible.bias'), await read('visible.lateral')];
  const [c, s, w] = [await read('hidden.bias'), await read('hidden.lateral'), await read('weight')];
  const [v, h] = [x.slice(0, n), x.slice(n)];
  let energy = 0;
  for (let i = 0; i < n; i++) {
    energy -= b[i]! * v[i]!;
    for (let j = i + 1; j < n; j++) energy -= r[i * n + j]! * v[i]! * v[j]!;
  }
  for (let i = 0; i < m; i++) {
    energy -= c[i]! * h[i]!;
    for (let j = i + 1; j < m; j++) energy -= s[i * m + j]! * h[i]! * h[j]!;
    for (let j = 0; j < n; j++) energy -= w[i * n + j]! * h[i]! * v[j]!;
  }
  return energy;
}

describe.each([
  ['with hidden units', 3, 2],
  ['without hidden units', 4, 0],
] as const)('a Boltzmann machine %s', (_, visible, hidden) => {
  test('has the energy of all of its pairs', async () => {
    const machine = machineOf(visible, hidden);
    const states = statesOf(machine);
    const rows = (await states.array()) as number[][];
    const wanted = await Promise.all(rows.map((x) => energyOf(machine, x)));
    await expectClose(machine.energy(states), wanted);
    await expectNoLeak(() => machine.energy(states));
    states.dispose();
    machine.dispose();
  });

  test('has the free energy of the sum over hidden states, and log Z of that over all', async () => {
    const machine = machineOf(visible, hidden);
    const all = tf.tidy(() => tf.neg(machine.energy(statesOf(machine))));
    // The last unit changes fastest: rows of visible states, columns of hidden ones.
    const wanted = tf.neg(tf.logSumExp(tf.reshape(all, [2 ** visible, 2 ** hidden]), 1));
    await expectClose(machine.freeEnergy(machine.visible.states()), wanted);
    const { logZ } = await exactLogPartition(machine);
    await expectClose(logZ, await tf.logSumExp(all).data());
    machine.dispose();
  });

  test('is left as it is by Gibbs sampling, sweep by sweep', async () => {
    const machine = machineOf(visible, hidden);
    const [states, count] = [statesOf(machine), 6000];
    const before = tf.tidy(() => {
      const logits = tf.neg(machine.energy(states));
      return tf.gather(states, tf.cast(categorical(key(3), [count], logits), 'int32'));
    });
    const after = machine.gibbs(key(4), before, 2);
    // The same second moments, which are all that learning asks for.
    const moments = (x: Tensor): Tensor =>
      tf.tidy(() => tf.div(tf.matMul(x as tf.Tensor2D, x as tf.Tensor2D, true), count));
    await expectClose(moments(after), moments(before), 0.03);
    // And not the same states.
    expect((await tf.mean(tf.abs(tf.sub(after, before))).data())[0]).toBeGreaterThan(0.1);
    await expectNoLeak(() => machine.gibbs(key(4), before, 2));
    tf.dispose([states, before, after]);
    machine.dispose();
  });

  test('leaves clamped units as they are', async () => {
    const machine = machineOf(visible, hidden);
    const start = tf.fill([5, machine.units], 0.25);
    const clamped = tf.oneHot(tf.tensor1d([1], 'int32'), machine.units);
    const values = (await machine.gibbs(key(1), start, 3, { clamped }).array()) as number[][];
    for (const row of values) {
      row.forEach((x, i) => expect(i === 1 ? [0.25] : [0, 1]).toContain(x));
    }
    machine.dispose();
  });

  test('has log Z by annealed importance sampling', async () => {
    const machine = machineOf(visible, hidden);
    const { logZ } = await exactLogPartition(machine);
    const estimate = await annealedImportanceSampling(boltzmannPath(machine), {
      temperatures: linearTemperatures(20),
      chains: 200,
      key: key(5),
      block: 5,
    });
    expect(Math.abs(estimate.logZ - logZ)).toBeLessThan(4 * estimate.standardError);
    machine.dispose();
  });
});

describe('hidden units given visible ones', () => {
  test('are drawn from their conditional distribution', async () => {
    const machine = machineOf(3, 2);
    const v = tf.tile(tf.tensor2d([[1, 0, 1]]), [6000, 1]);
    const drawn = machine.gibbsClamped(key(2), v, 6);
    const wanted = tf.tidy(() => {
      const hidden = binaryUnits(2).states();
      const states = tf.concat([tf.tile(tf.tensor2d([[1, 0, 1]]), [4, 1]), hidden], 1);
      const probs = tf.softmax(tf.neg(machine.energy(states)));
      return tf.concat([
        tf.tensor1d([1, 0, 1]),
        tf.sum(tf.mul(tf.expandDims(probs, 1), hidden), 0),
      ]);
    });
    await expectClose(tf.mean(drawn, 0), wanted, 0.03);
    machine.dispose();
  });

  test('have mean-field means that are a fixed point', async () => {
    const machine = machineOf(3, 2);
    const v = machine.visible.states();
    const [some, more] = [machine.meanField(v, 60, 0.3), machine.meanField(v, 61, 0.3)];
    await expectClose(more, some, 1e-5);
    const { coupling, bias } = machine.values();
    const fields = tf.add(tf.matMul(some as tf.Tensor2D, coupling as tf.Tensor2D), bias);
    await expectClose(
      tf.slice(tf.sigmoid(fields), [0, 3], [8, 2]),
      tf.slice(some as tf.Tensor2D, [0, 3], [8, 2]),
      1e-5,
    );
    await expectNoLeak(() => machine.meanField(v, 3));
    machine.dispose();
  });

  test('are not summed out where they are too many', () => {
    const machine = new BoltzmannMachine({ visible: 2, hidden: 17, key: key(0) });
    expect(() => machine.freeEnergy(tf.zeros([1, 2]))).toThrow(
      'BoltzmannMachine.freeEnergy: hidden: expected at most 16 units to be summed out; got 17.',
    );
    expect(() => machine.energy(tf.zeros([1, 2]))).toThrow('expected shape [..., 19]; got');
    machine.dispose();
  });
});

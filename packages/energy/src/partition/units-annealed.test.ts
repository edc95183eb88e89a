import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key, split } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectClose } from '@gen/test-utils';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { categoricalUnits } from '../units/categorical-units.js';
import { countUnits } from '../units/count-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import { spinUnits } from '../units/spin-units.js';
import type { HasMoments, Units } from '../units/units.js';
import { annealedImportanceSampling } from './annealed-importance-sampling.js';
import { baseRates } from './base-rates.js';
import { exactLogPartition } from './exact-log-partition.js';
import { rbmPath } from './rbm-path.js';
import { linearTemperatures } from './temperatures.js';

type AnyUnits = Units & HasMoments;

/** A machine with parameters of order one half. */
function machineOf(visible: Units, hidden: Units): RBM {
  const rbm = new RBM({ visible, hidden, key: key(0) });
  const variables = Object.values(rbm.parameters());
  tf.tidy(() =>
    split(key(1), variables.length).forEach((k, i) =>
      variables[i]!.assign(tf.mul(0.5, gaussian(k, variables[i]!.shape))),
    ),
  );
  return rbm;
}

const machines: readonly (readonly [name: string, visible: Units, hidden: Units])[] = [
  ['spin visible units', spinUnits(4), binaryUnits(3)] as const,
  ['real visible units', gaussianUnits(3), binaryUnits(3)] as const,
  ['real hidden units', binaryUnits(4), gaussianUnits(2)] as const,
  ['visible units of three categories', categoricalUnits(2, 3), spinUnits(3)] as const,
  ['visible counts of three words', countUnits(4, { total: 3 }), binaryUnits(3)] as const,
].map(([name, visible, hidden]) => [name, visible as unknown as Units, hidden as unknown as Units]);

describe.each(machines)('a machine with %s', (_, visible, hidden) => {
  test('has log Z by annealing from base rates', async () => {
    const rbm = machineOf(visible, hidden);
    const { logZ } = await exactLogPartition(rbm);
    const data = rbm.gibbs(
      key(2),
      visible.sample(key(3), tf.zeros([50, visible.size]), visible.init()),
      3,
    );
    const base = { visible: baseRates(visible as AnyUnits, data) };
    const estimate = await annealedImportanceSampling(rbmPath(rbm, { base }), {
      temperatures: linearTemperatures(10),
      chains: 100,
      key: key(4),
      block: 5,
    });
    expect(Math.abs(estimate.logZ - logZ), `${estimate}`).toBeLessThan(4 * estimate.standardError);
    tf.dispose([data, base]);
    rbm.dispose();
  });
});

describe('base rates', () => {
  test.each([
    ['binary units', binaryUnits(3) as unknown as AnyUnits],
    ['spins', spinUnits(3) as unknown as AnyUnits],
    ['categories', categoricalUnits(1, 3) as unknown as AnyUnits],
    ['real units', gaussianUnits(3) as unknown as AnyUnits],
  ])('are where %s have the means of the data', async (_, units) => {
    const data = units.sample(key(1), tf.tensor1d([1, 0, -2]), units.init());
    const rows = tf.tile(tf.reshape(data, [1, 3]), [4, 1]);
    const base = baseRates(units, rows, { smoothing: 0.1 });
    const mean = (p: typeof base): Tensor => units.mean(tf.zeros([3]), p);
    const wanted = tf.add(tf.mul(0.9, data), tf.mul(0.1, mean(units.init())));
    await expectClose(mean(base), wanted);
    tf.dispose(base);
  });

  test('refuse data of another size', () => {
    expect(() => baseRates(binaryUnits(3), tf.zeros([5, 4]))).toThrow(
      'baseRates: data: expected shape [count, 3]; got shape [5,4].',
    );
    expect(() => baseRates(binaryUnits(3), tf.zeros([5, 3]), { smoothing: 0 })).toThrow(
      'baseRates: smoothing: expected a share between 0 and 1; got 0.',
    );
  });
});

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { binaryUnits } from '../units/binary-units.js';
import { gaussianUnits } from '../units/gaussian-units.js';
import { pooledUnits } from './pooled-units.js';
import { sharedUnits } from './shared-units.js';

const make = () => pooledUnits({ height: 2, width: 4, channels: 1, pool: 2 });
const parameters = (size: number) => ({ bias: gaussian(key(1), [size]) });

describe('pooledUnits', () => {
  test('have states with at most a single one in each block, each once', async () => {
    const units = make();
    const states = units.states(); // 5² states
    expect(states.shape).toEqual([units.stateCount, 8]);
    const rows = (await states.array()) as number[][];
    expect(new Set(rows.map(String)).size).toBe(25);
    for (const row of rows) expect(units.support.violation(row, [8])).toBe(0);
    expect(units.support.violation([1, 1, 0, 0, 0, 0, 0, 0], [8])).toBe(1);
    expect(units.support.violation([1, 0, 1, 0, 0, 0, 0, 0], [8])).toBe(0);
    expect(units.support.violation([0.5, 0, 0, 0, 0, 0, 0, 0], [8])).toBe(0.5);
    const some = units.states({ first: 7, count: 3 });
    await expectClose(some, tf.slice(states, [7, 0], [3, 8]), 0);
  });

  test('have the normalizer, means and masses of the sum over their states', async () => {
    const units = make();
    const p = parameters(8);
    const input = gaussian(key(2), [3, 8]);
    const states = units.states();
    const logs = tf.sub(
      tf.matMul(input as tf.Tensor2D, states as tf.Tensor2D, false, true),
      units.selfEnergy(states, p),
    ); // [3, 25]
    await expectClose(units.logNormalizer(input, p), tf.logSumExp(logs, 1));
    const shares = tf.softmax(logs) as tf.Tensor2D;
    const mean = tf.matMul(shares, states as tf.Tensor2D);
    await expectClose(units.mean(input, p), mean);
    const given = units.conditional(input, p);
    expect([given.batchShape, given.eventShape]).toEqual([[3], [8]]);
    await expectClose(given.mean(), mean);
    const masses = tf.exp(given.logProb(tf.expandDims(states, 1))); // [25, 3]
    await expectClose(masses, tf.transpose(shares));
  });

  test('are drawn with their means, and pooled to whether a block is on', async () => {
    const units = make();
    const p = parameters(8);
    const input = tf.tile(gaussian(key(2), [1, 8]), [4000, 1]);
    const { sample, mean } = units.sampleAndMean(key(3), input, p);
    const standardError = tf.sqrt(tf.div(tf.mul(mean, tf.sub(1, mean)), 4000));
    const first = (x: Tensor): Tensor => tf.squeeze(tf.slice(x, 0, 1), [0]);
    await expectWithinError({ value: tf.mean(sample, 0), standardError: first(standardError) }, first(mean)); // prettier-ignore
    await expectClose(units.sample(key(3), input, p), sample, 0);
    const pooled = units.pooled(sample);
    expect(pooled.shape).toEqual([4000, 2]);
    await expectClose(tf.max(pooled), 1, 0);
    // Blocks lie side by side: the first has the columns 0 and 1.
    const state = tf.tensor2d([[0, 0, 0, 0, 0, 1, 0, 0]]);
    await expectClose(units.pooled(state), [1, 0], 0);
    await expectClose(units.pooled(tf.tensor2d([[0, 0, 0, 1, 0, 0, 0, 0]])), [0, 1], 0);
    await expectNoLeak(() => units.sample(key(3), input, p));
  });

  test('in blocks of one are binary units', async () => {
    const [units, binary] = [
      pooledUnits({ height: 2, width: 3, channels: 2, pool: 1 }),
      binaryUnits(12),
    ];
    const [p, input] = [parameters(12), gaussian(key(4), [5, 12])];
    await expectClose(units.mean(input, p), binary.mean(input, p));
    await expectClose(units.logNormalizer(input, p), binary.logNormalizer(input, p));
    await expectClose(units.pooled(input), input, 0);
  });

  test('say what does not fit', () => {
    expect(() => pooledUnits({ height: 3, width: 4, channels: 1, pool: 2 })).toThrow(
      'pooledUnits: height: expected a multiple of pool, 2; got 3.',
    );
    expect(() => pooledUnits({ height: 2, width: 2, channels: 0, pool: 2 })).toThrow('channels');
  });
});

describe('sharedUnits', () => {
  test('have the parameters of their channels at all places, and the sums of their gradients', async () => {
    const units = sharedUnits(gaussianUnits(6), 2);
    const start = units.init();
    expect(Object.values(start).map(({ shape }) => shape)).toEqual([[2], [2]]);
    const shared = { bias: tf.tensor1d([0.5, -1]), logVariance: tf.tensor1d([0.3, -0.4]) };
    const each = {
      bias: tf.tile(shared.bias, [3]),
      logVariance: tf.tile(shared.logVariance, [3]),
    };
    const own = gaussianUnits(6);
    const x = gaussian(key(5), [4, 6]);
    await expectClose(units.selfEnergy(x, shared), own.selfEnergy(x, each));
    await expectClose(units.logNormalizer(x, shared), own.logNormalizer(x, each));
    await expectClose(units.sample(key(6), x, shared), own.sample(key(6), x, each), 0);
    const rows = { input: () => x, weights: tf.tensor1d([1, -0.5, 2, 0.1]) };
    const gradient = units.energyGradient(x, shared, rows);
    const wanted = own.energyGradient(x, each, rows);
    await expectClose(gradient.bias, tf.sum(tf.reshape(wanted.bias, [3, 2]), 0));
    const beta = tf.scalar(0.3);
    const tempered = units.tempered(shared, beta);
    await expectClose(units.selfEnergy(x, tempered), tf.mul(own.selfEnergy(x, each), 0.3));
    const between = units.interpolated(own.init(), shared, beta);
    const ends = tf.add(
      tf.mul(own.selfEnergy(x, own.init()), 0.7),
      tf.mul(own.selfEnergy(x, each), 0.3),
    );
    await expectClose(units.selfEnergy(x, between), ends);
    await expectNoLeak(() => units.sample(key(6), x, shared));
    await expectNoLeak(() => units.energyGradient(x, shared, rows));
  });

  test('say what does not fit', () => {
    expect(() => sharedUnits(binaryUnits(5), 2)).toThrow('sharedUnits: channels: expected a divisor of 5 units; got 2.'); // prettier-ignore
  });
});

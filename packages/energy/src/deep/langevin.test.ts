import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { key } from '@gen/core';
import { gaussian } from '@gen/core/random';
import { expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { langevin } from './langevin.js';
import { metropolisLangevin } from './metropolis-langevin.js';

const PRECISIONS = [0.5, 1, 4];
const CHAINS = 20_000;

/** Independent Gaussians of these precisions. */
const model = {
  freeEnergy: (x: Tensor) => tf.mul(0.5, tf.sum(tf.mul(tf.square(x), PRECISIONS), -1)),
};

/** Means of the squares of each coordinate, and how far they may be off. */
const squares = (x: Tensor) => {
  const each = tf.square(x);
  const { mean, variance } = tf.moments(each, 0);
  return { value: mean, standardError: tf.sqrt(tf.div(variance, x.shape[0]!)) };
};

describe('langevin', () => {
  test('has the moments of its recursion, whose limit has the known bias of the step', async () => {
    const [steps, stepSize] = [12, 0.3];
    const x = langevin(model, tf.zeros([CHAINS, 3]), key(0), { steps, stepSize });
    const variances = PRECISIONS.map((precision) => {
      const kept = (1 - stepSize * precision) ** (2 * steps);
      return (1 - kept) / (precision * (1 - 0.5 * stepSize * precision));
    });
    await expectWithinError(squares(x), variances);
  });

  test('goes down the gradient without noise, which is held where it is clipped', async () => {
    const start = tf.tensor2d([[2, -1, 3]]);
    const options = { steps: 2, stepSize: 0.1, noise: 0 };
    const shrunk = PRECISIONS.map((precision) => (1 - 0.1 * precision) ** 2);
    await expectClose(langevin(model, start, key(0), options), tf.mul(start, [shrunk]));
    const clipped = langevin(model, start, key(0), { ...options, steps: 1, clip: 1 });
    await expectClose(clipped, tf.tensor2d([[1.9, -0.9, 2.9]]));
  });

  test('takes its numbers as tensors and holds states in bounds', async () => {
    const start = gaussian(key(1), [50, 3]);
    const numbers = { steps: 3, stepSize: 0.2, noise: 0.7 };
    const tensors = { steps: 3, stepSize: tf.scalar(0.2), noise: tf.scalar(0.7) };
    const wanted = langevin(model, start, key(2), numbers);
    await expectClose(langevin(model, start, key(2), tensors), wanted, 1e-6);
    const held = langevin(model, start, key(2), { ...numbers, bounds: [-0.1, 0.2] });
    expect([(await tf.min(held).data())[0], (await tf.max(held).data())[0]]).toEqual(
      [-0.1, 0.2].map(Math.fround),
    );
    await expectNoLeak(() => langevin(model, start, key(2), numbers));
  });

  test('is the same for states of any shape', async () => {
    const start = gaussian(key(1), [4, 6]);
    const flat = { freeEnergy: (x: Tensor) => tf.sum(tf.cos(x), 1) };
    const image = { freeEnergy: (x: Tensor) => tf.sum(tf.cos(x), [1, 2]) };
    const options = { steps: 3, stepSize: 0.5 };
    const wanted = langevin(flat, start, key(0), options);
    const got = langevin(image, tf.reshape(start, [4, 2, 3]), key(0), options);
    await expectClose(tf.reshape(got, [4, 6]), wanted);
  });

  test('says what is wrong with its steps', () => {
    const x = tf.zeros([1, 3]);
    expect(() => langevin(model, x, key(0), { steps: 0, stepSize: 1 })).toThrow('langevin: steps');
    expect(() => langevin(model, x, key(0), { steps: 1, stepSize: -1 })).toThrow(
      'langevin: stepSize: expected a number above 0; got -1.',
    );
  });
});

describe('metropolisLangevin', () => {
  test('keeps the density exactly, by steps of which langevin has a large bias', async () => {
    const start = tf.div(gaussian(key(3), [CHAINS, 3]), tf.sqrt(PRECISIONS));
    const options = { steps: 4, stepSize: 0.35 };
    const { x, acceptance } = metropolisLangevin(model, start, key(4), options);
    await expectWithinError(
      squares(x),
      PRECISIONS.map((precision) => 1 / precision),
    );
    const rate = (await tf.mean(acceptance).data())[0]!;
    expect(rate).toBeGreaterThan(0.4);
    expect(rate).toBeLessThan(0.95);
    // It has moved: little of where it started is left.
    const kept = tf.mean(tf.mul(x, start), 0);
    expect((await kept.data())[0]).toBeLessThan(1.5);
  });

  test('finds the density from elsewhere', async () => {
    const options = { steps: 60, stepSize: 0.35 };
    const { x } = metropolisLangevin(model, tf.ones([2000, 3]), key(5), options);
    await expectWithinError(
      squares(x),
      PRECISIONS.map((precision) => 1 / precision),
    );
  });

  test('refuses states without probability, and leaves no tensor behind', async () => {
    const half = {
      freeEnergy: (x: Tensor) =>
        tf.sum(tf.where(tf.greaterEqual(x, 0), x, tf.fill(x.shape, 1e9)), -1),
    };
    const start = tf.abs(gaussian(key(6), [500, 2]));
    const { x } = metropolisLangevin(half, start, key(7), { steps: 10, stepSize: 0.5 });
    expect((await tf.min(x).data())[0]).toBeGreaterThanOrEqual(0);
    await expectNoLeak(() => ({
      ...metropolisLangevin(half, start, key(7), { steps: 2, stepSize: 0.5 }),
    }));
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bernoulli } from '../distributions/bernoulli.js';
import { binomial } from '../distributions/binomial.js';
import { independent } from '../distributions/independent.js';
import { normal } from '../distributions/normal.js';
import { uniform } from '../distributions/uniform.js';
import { key } from '../random/key.js';
import { fit } from '../train/fit.js';
import { valueAndGrads } from '../value-and-grads.js';
import { debugChecks, setDebug } from './debug-check.js';
import { validate } from './validate.js';

const crooked = (): ReturnType<typeof normal> =>
  normal({ loc: 0, scale: tf.tensor2d([1, 2, -0.5, 0], [2, 2]) });

describe('validate', () => {
  test('names the argument and its worst value', async () => {
    await expect(validate(crooked())).rejects.toThrow(
      'normal: scale: expected a number above 0; got -0.5 at [1,0].',
    );
    await expect(validate(bernoulli({ probs: tf.tensor1d([0.5, 1.5, -0.25]) }))).rejects.toThrow(
      'bernoulli: probs: expected a number from 0 to 1; got 1.5 at [1].',
    );
    await expect(validate(normal({ loc: tf.scalar(NaN), scale: 1 }))).rejects.toThrow(
      'normal: loc: expected a finite number; got NaN.',
    );
  });

  test('looks into the parts', async () => {
    await expect(validate(independent(crooked(), 1))).rejects.toThrow('normal: scale');
  });

  test('judges by ends that are tensors, over the batch that they make', async () => {
    const low = tf.tensor1d([0, 1, 2]);
    await validate(uniform({ low, high: 3 }), tf.scalar(2.5));
    await expect(validate(uniform({ low, high: 2 }))).rejects.toThrow(
      'uniform: high: expected a number above low; got 2 at [2].',
    );
    await expect(validate(uniform({ low, high: 3 }), tf.scalar(1.5))).rejects.toThrow(
      'validate: x: expected a number from low to 3; got 1.5 at [2].',
    );
    const trials = binomial({ total: tf.tensor1d([3, 5]), logits: 0 });
    await expect(validate(trials, tf.tensor1d([4, 4]))).rejects.toThrow(
      'validate: x: expected an integer from 0 to high; got 4 at [0].',
    );
  });

  test('leaves no tensors behind', async () => {
    const d = uniform({ low: tf.tensor1d([0, 1]), high: 3 });
    const before = tf.memory().numTensors;
    await validate(d, tf.scalar(2));
    await expect(validate(d, tf.scalar(4))).rejects.toThrow('x');
    expect(tf.memory().numTensors - before).toBe(2); // the scalars
  });

  test('checks events against the support', async () => {
    const coin = bernoulli({ logits: tf.zeros([3]) });
    await validate(coin, tf.tensor1d([0, 1, 1]));
    await expect(validate(coin, tf.tensor1d([0, 0.25, 1]))).rejects.toThrow(
      'validate: x: expected 0 or 1; got 0.25 at [1].',
    );
  });
});

test('numbers are checked at once', () => {
  expect(() => normal({ loc: 0, scale: 0 })).toThrow(
    'normal: scale: expected a number above 0; got 0.',
  );
});

describe('debug mode', () => {
  beforeEach(() => setDebug(true));
  afterEach(() => setDebug(false));

  test('finds parameters and events that lie outside', async () => {
    crooked();
    await expect(debugChecks()).rejects.toThrow('normal: scale');
    bernoulli({ logits: 0 }).logProb(tf.tensor1d([0, 2]));
    await expect(debugChecks()).rejects.toThrow('bernoulli.logProb: x');
    uniform({ low: tf.tensor1d([0, 3]), high: 2 });
    await expect(debugChecks()).rejects.toThrow(
      'uniform: high: expected a number above low; got 2',
    );
    normal({ loc: 0, scale: tf.scalar(1) });
    await debugChecks();
  });

  test('stops a run at the step', async () => {
    const scale = tf.tidy(() => tf.variable(tf.scalar(1)));
    const model = { parameters: () => ({ scale }), dispose: () => scale.dispose() };
    let steps = 0;
    const run = fit({
      model,
      objective: () => {
        if (++steps === 3) scale.assign(tf.scalar(-1));
        return valueAndGrads({ scale }, () => ({
          value: tf.neg(tf.mean(normal({ loc: 0, scale: tf.mul(scale, 1) }).logProb(tf.ones([4])))),
        }));
      },
      batches: { batchesPerEpoch: 5, batchSize: 1, batch: () => tf.zeros([1]) },
      steps: 5,
      key: key(0),
    });
    await expect(run).rejects.toThrow('normal: scale: expected a number above 0; got -1.');
    expect(steps).toBe(3);
    model.dispose();
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { checkGradients, expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { bernoulli } from '../distributions/bernoulli.js';
import { normal } from '../distributions/normal.js';
import { key } from '../random/key.js';
import { monteCarloKl } from './monte-carlo-kl.js';

test('gradients pass through reparameterized samples', async () => {
  const estimate = (loc: tf.Tensor, scale: tf.Tensor): tf.Tensor =>
    monteCarloKl(normal({ loc, scale }), normal({ loc: 0, scale: 1 }), key(0), 10).value;
  await checkGradients(
    (loc, scale) => tf.sum(estimate(loc!, scale!)),
    [tf.tensor1d([0.5, 1]), tf.tensor1d([0.5, 2])],
  );
});

test('batches broadcast', () => {
  const p = normal({ loc: tf.zeros([3]), scale: 1 });
  const q = normal({ loc: tf.zeros([4, 3]), scale: 1 });
  expect(monteCarloKl(p, q, key(0), 2).value.shape).toEqual([4, 3]);
  expect(monteCarloKl(q, p, key(0), 2).standardError.shape).toEqual([4, 3]);
});

test('works where there is no closed form', async () => {
  const p = bernoulli({ probs: 0.5 });
  const q = normal({ loc: 0.5, scale: 1 });
  const [estimate] = await monteCarloKl(p, q, key(0), 10).value.data();
  expect(estimate).toBeCloseTo(Math.log(0.5) + 0.5 * Math.log(2 * Math.PI) + 0.125, 5);
});

test('the standard error is that of a mean, and unknown of one draw', async () => {
  const p = normal({ loc: 1, scale: 1 });
  const q = normal({ loc: 0, scale: 1 });
  // log p / q = x − ½ has a standard deviation of 1
  const { standardError } = monteCarloKl(p, q, key(0), 10_000);
  await expectClose(standardError, 0.01, 0.0005);
  await expectClose(monteCarloKl(p, q, key(0), 1).standardError, Infinity);
});

test('needs a sample', () => {
  const p = normal({ loc: 0, scale: 1 });
  expect(() => monteCarloKl(p, p, key(0), 0)).toThrow(
    'monteCarloKl: samples: expected an integer ≥ 1; got 0.',
  );
});

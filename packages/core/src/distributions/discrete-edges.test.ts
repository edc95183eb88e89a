import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { key } from '../random/key.js';
import { bernoulli } from './bernoulli.js';
import { binomial } from './binomial.js';
import { categorical } from './categorical.js';
import { geometric } from './geometric.js';
import { multinomial } from './multinomial.js';
import { oneHotCategorical } from './one-hot-categorical.js';
import { poisson } from './poisson.js';

const MASKED = [0, -Infinity, 0];

test('a masked category has log probability −∞, no share in the entropy and no draws', async () => {
  const d = categorical({ logits: tf.tensor1d(MASKED) });
  await expectClose(d.logProb(tf.tensor1d([0, 1, 2], 'int32')), [-Math.LN2, -Infinity, -Math.LN2]);
  await expectClose(d.entropy(), Math.LN2);
  const counts = oneHotCategorical({ probs: tf.tensor1d([0.5, 0, 0.5]) }).sample(key(0), [1000]);
  await expectClose(tf.sum(tf.gather(counts, 1, 1)), 0);
});

test('gradients stay finite where a category is masked', async () => {
  const entropy = (l: tf.Tensor): tf.Tensor => categorical({ logits: l }).entropy();
  await expectClose(tf.grad(entropy)(tf.tensor1d([0, -Infinity, 1])), [0.19661, 0, -0.19661], 1e-4);
  const x = tf.tensor2d([[2, 0, 1]]);
  const ofCounts = (l: tf.Tensor): tf.Tensor =>
    tf.sum(multinomial({ logits: l, total: 3 }).logProb(x));
  await expectClose(tf.grad(ofCounts)(tf.tensor1d(MASKED)), [0.5, 0, -0.5]);
  for (const k of [0, 1, 2]) {
    const ofOne = (l: tf.Tensor): tf.Tensor =>
      oneHotCategorical({ logits: l }).logProb(
        tf.tensor1d([0, 1, 2].map((each) => (each === k ? 1 : 0))),
      );
    const gradient = await tf.grad(ofOne)(tf.tensor1d(MASKED)).data();
    expect(Array.from(gradient).every(Number.isFinite)).toBe(true);
  }
});

test('the log probabilities of all categories are normalized', async () => {
  const d = categorical({ logits: tf.tensor1d([5, 5 + Math.LN2]) });
  expect(d.categories).toBe(2);
  await expectClose(d.logProbs(), [-Math.log(3), Math.LN2 - Math.log(3)]);
});

test('parameters without an axis of categories are refused', () => {
  expect(() => categorical({ logits: tf.scalar(0) })).toThrow(
    'categorical: logits: expected shape',
  );
});

test('certain outcomes have log mass 0, impossible ones −∞', async () => {
  await expectClose(poisson({ rate: 0 }).logProb(tf.tensor1d([0, 1, 20])), [
    0,
    -Infinity,
    -Infinity,
  ]);
  const x = tf.tensor1d([0, 12, 20]);
  await expectClose(binomial({ total: 20, probs: 0 }).logProb(x), [0, -Infinity, -Infinity]);
  await expectClose(binomial({ total: 20, probs: 1 }).logProb(x), [-Infinity, -Infinity, 0]);
  await expectClose(binomial({ total: 0, probs: 0.5 }).logProb(tf.scalar(0)), 0);
  await expectClose(geometric({ probs: 1 }).logProb(tf.tensor1d([0, 1])), [0, -Infinity]);
});

test('the log mass of rare events of logits is right far beyond what probabilities hold', async () => {
  const x = tf.tensor1d([0, 1]);
  await expectClose(bernoulli({ logits: -200 }).logProb(x), [0, -200]);
  await expectClose(binomial({ total: 5, logits: -200 }).logProb(x), [0, Math.log(5) - 200]);
  await expectClose(geometric({ logits: 200 }).logProb(x), [0, -200]);
});

test('the distribution function of a bernoulli steps at 0 and 1', async () => {
  const d = bernoulli({ probs: 0.25 });
  await expectClose(d.cdf(tf.tensor1d([-0.5, 0, 0.5, 1, 2])), [0, 0.75, 0.75, 1, 1]);
  await expectClose(d.logCdf(tf.tensor1d([-0.5, 0, 1])), [-Infinity, Math.log(0.75), 0]);
});

import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { key } from '../random/key.js';
import { bernoulli } from './bernoulli.js';

test('numbers make a scalar distribution', async () => {
  const d = bernoulli({ probs: 0.25 });
  expect(d.batchShape).toEqual([]);
  await expectClose(d.mean(), 0.25);
  await expectClose(d.logProb(tf.tensor1d([0, 1])), [Math.log(0.75), Math.log(0.25)]);
  await expectClose(bernoulli({ logits: 0 }).logProb(tf.scalar(1)), -Math.log(2));
});

test('certain outcomes have log mass 0 and no entropy', async () => {
  const d = bernoulli({ probs: tf.tensor1d([0, 1]) });
  await expectClose(d.logProb(tf.tensor1d([0, 1])), [0, 0]);
  await expectClose(d.entropy(), [0, 0]);
});

test('logits and probabilities of the same distribution draw the same', async () => {
  const ofLogits = bernoulli({ logits: tf.zeros([50]) }).sample(key(1));
  const ofProbs = bernoulli({ probs: tf.fill([50], 0.5) }).sample(key(1));
  await expectClose(ofLogits, ofProbs, 0);
});

test('the gradient of a huge logit is finite and right', async () => {
  const logits = tf.tensor1d([-200, 200]);
  const gradient = tf.grad((l) => tf.sum(bernoulli({ logits: l }).logProb(tf.tensor1d([1, 1]))));
  await expectClose(gradient(logits), [1, 0]);
});

test('probabilities may be whole numbers of another type', async () => {
  const d = bernoulli({ probs: tf.tensor1d([0, 1], 'int32') });
  await expectClose(d.sample(key(0), [2]), [0, 1, 0, 1]);
});

test('a number that is no probability is refused', () => {
  for (const probs of [-0.1, 1.1, NaN]) {
    expect(() => bernoulli({ probs })).toThrow(
      `bernoulli: probs: expected a number from 0 to 1; got ${probs}.`,
    );
  }
});

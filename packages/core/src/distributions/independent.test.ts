import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, expectTypeOf, test } from 'vitest';
import { key } from '../random/key.js';
import { bernoulli } from './bernoulli.js';
import type { HasMean, Reparameterized } from './distribution.js';
import { independent } from './independent.js';
import { normal } from './normal.js';

test('the log density is the sum over the moved axes', async () => {
  const base = normal({ loc: tf.zeros([3, 2]), scale: 1 });
  const x = base.sample(key(0), [4]);
  const d = independent(base, 1);
  expect([d.batchShape, d.eventShape]).toEqual([[3], [2]]);
  await expectClose(d.logProb(x), tf.sum(base.logProb(x), -1));
});

test('rank 0 moves nothing', async () => {
  const base = normal({ loc: tf.zeros([3]), scale: 1 });
  const x = base.sample(key(0));
  await expectClose(independent(base, 0).logProb(x), base.logProb(x), 0);
});

test('capabilities are those of the base', () => {
  const gaussians = independent(normal({ loc: tf.zeros([2]), scale: 1 }), 1);
  const bits = independent(bernoulli({ logits: tf.zeros([2]) }), 1);
  expectTypeOf(gaussians).toExtend<HasMean & Reparameterized>();
  expectTypeOf(bits).not.toExtend<Reparameterized>();
  expect(gaussians.reparameterized).toBe('location and scale');
  expect('reparameterized' in bits).toBe(false);
});

test('an event of the wrong size is refused, even where it would broadcast', () => {
  const d = independent(normal({ loc: tf.zeros([5, 3]), scale: 1 }), 1);
  expect(() => d.logProb(tf.zeros([5, 1]))).toThrow(
    'independent.logProb: x: expected shape [..., 3]; got shape [5,1].',
  );
});

test('a rank that the batch has not is refused', () => {
  expect(() => independent(normal({ loc: 0, scale: 1 }), 1)).toThrow(
    'independent: rank: expected an integer from 0 to 0, the rank of the batch shape []; got 1. ' +
      'Give the parameters the shape of the event: numbers alone make a scalar.',
  );
});

import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { gaussian } from '../random/gaussian.js';
import { key } from '../random/key.js';
import { normal } from './normal.js';

test('numbers make a scalar distribution', async () => {
  const d = normal({ loc: 1, scale: 2 });
  expect(d.batchShape).toEqual([]);
  expect(d.sample(key(0), [3]).shape).toEqual([3]);
  await expectClose(d.mean(), 1);
  await expectClose(d.variance(), 4);
  await expectClose(d.logProb(tf.tensor1d([1, 3])), [-1.6120857, -2.1120857]);
});

test('a sample is loc + scale · gaussian', async () => {
  const loc = tf.tensor1d([1, -1]);
  const noise = gaussian(key(5), [3, 2]);
  await expectClose(normal({ loc, scale: 2 }).sample(key(5), [3]), tf.add(loc, tf.mul(2, noise)));
});

test('a number that is no standard deviation is refused', () => {
  for (const scale of [0, -1, NaN, Infinity]) {
    expect(() => normal({ loc: 0, scale })).toThrow(
      `normal: scale: expected a number above 0; got ${scale}.`,
    );
  }
});

test('parameters that do not broadcast are refused', () => {
  expect(() => normal({ loc: tf.zeros([2]), scale: tf.ones([3]) })).toThrow(
    'normal: scale: expected a shape that broadcasts with [2]; got shape [3].',
  );
});

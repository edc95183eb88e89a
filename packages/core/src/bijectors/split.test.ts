import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { split } from './split.js';

test('parts put together again are the whole, along any axis', async () => {
  const x = tf.reshape(tf.range(0, 12), [2, 3, 2]);
  const parts = split({ sizes: [1, 2], axis: -2 });
  expect(parts.forward(x).map(({ shape }) => shape)).toEqual([
    [2, 1, 2],
    [2, 2, 2],
  ]);
  await expectClose(parts.inverse(parts.forward(x)), x, 0);
});

test('sizes that are not those of the axis are refused', () => {
  const x = tf.zeros([2, 3]);
  expect(() => split({ sizes: [1, 1] }).forward(x)).toThrow('split.forward: x: expected shape');
  expect(() => split({ sizes: [3], axis: 0 }).forward(x)).toThrow(
    'split: axis: expected an integer from -2 to −1; got 0.',
  );
});

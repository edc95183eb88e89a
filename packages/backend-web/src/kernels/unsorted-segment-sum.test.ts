import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

test('unsortedSegmentSum adds the rows of each segment', async () => {
  const sums = tf.tidy(() =>
    tf.unsortedSegmentSum(
      tf.tensor2d([1, 2, 3, 4, 5, 10, 20, 30, 40, 50, 100, 200, 300, 400, 500], [3, 5]),
      tf.tensor1d([2, 0, 2], 'int32'),
      3,
    ),
  );
  expect(sums.shape).toEqual([3, 5]);
  const expected = [10, 20, 30, 40, 50, 0, 0, 0, 0, 0, 101, 202, 303, 404, 505];
  expect([...(await sums.data())]).toEqual(expected);
  sums.dispose();
});

test('the gradient of gather counts how often each row was taken', async () => {
  const gradient = tf.tidy(() =>
    tf.grad((table) => tf.sum(tf.gather(table, tf.tensor1d([3, 1, 3, 3], 'int32'))))(
      tf.ones<tf.Rank.R2>([4, 2]),
    ),
  );
  expect([...(await gradient.data())]).toEqual([0, 0, 1, 1, 0, 0, 3, 3]);
  gradient.dispose();
});

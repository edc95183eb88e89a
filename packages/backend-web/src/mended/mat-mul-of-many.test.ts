import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { test } from 'vitest';

test('there may be more matrices than one dispatch of a graphics processor takes', async () => {
  const counts = tf.range(0, 70_000, 1);
  const rows = tf.reshape(tf.stack([counts, tf.onesLike(counts)], -1), [7, 10_000, 1, 2]);
  const ones = tf.ones([7, 10_000, 2, 1]);
  await expectClose(tf.matMul(rows, ones), tf.reshape(tf.add(counts, 1), [7, 10_000, 1, 1]));
  const one = tf.ones([1, 1, 1, 2]);
  const shared = tf.matMul(rows, one, false, true);
  await expectClose(shared, tf.reshape(tf.add(counts, 1), [7, 10_000, 1, 1]));
});

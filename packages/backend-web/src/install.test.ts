import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

test('gradients of tfjs-core are registered', async () => {
  const gradient = tf.grad((x) => tf.sum(tf.square(x)))(tf.tensor1d([1, -2]));
  expect([...(await gradient.data())]).toEqual([2, -4]);
});

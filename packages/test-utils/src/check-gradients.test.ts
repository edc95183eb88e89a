import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { checkGradients } from './check-gradients.js';
import { expectClose } from './expect-close.js';
import { expectNoLeak } from './expect-no-leak.js';
import { finiteDifference } from './finite-difference.js';

test('finite differences of a polynomial of degree four are exact up to rounding', async () => {
  const x = tf.tensor1d([-1, 0.5, 2]);
  const gradient = await finiteDifference((at) => tf.sum(tf.mul(tf.square(at), tf.square(at))), x);
  await expectClose(gradient, [-4, 0.5, 32], 1e-3);
});

test('a right gradient passes and a wrong one is told', async () => {
  const x = tf.tensor1d([0.3, -0.7]);
  await checkGradients((at) => tf.sum(tf.mul(at, tf.exp(at))), [x]);
  const wrong = tf.customGrad((at) => ({
    value: tf.square(at as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => dy,
  }));
  await expect(checkGradients((at) => tf.sum(wrong(at)), [x])).rejects.toThrow('expected 0.6');
});

test('a leak is told, and so is none', async () => {
  await expectNoLeak(() => tf.zeros([3]));
  await expect(expectNoLeak(() => void tf.zeros([3]))).rejects.toThrow('tensors left behind');
});

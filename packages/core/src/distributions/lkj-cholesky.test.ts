import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { key } from '../random/key.js';
import { lkjCholesky } from './lkj-cholesky.js';

/** Mean squares of the correlations of the first variable with the others. */
function meanSquares(concentration: tf.Tensor, samples: number): tf.Tensor {
  const l = lkjCholesky({ size: 4, concentration }).sample(key(0), [samples]);
  const correlations = tf.matMul(l, l, false, true);
  return tf.mean(tf.square(tf.slice(correlations, [0, 0, 1], [-1, 1, 3])), [0, 1]);
}

test('every correlation has the variance 1 / (2η + n − 1), and samples its gradient', async () => {
  const concentration = tf.scalar(1.5);
  const variance = 1 / (2 * 1.5 + 3);
  await expectClose(meanSquares(concentration, 20_000), [variance, variance, variance], 0.005);
  const slopes = tf.grad((eta) => tf.sum(meanSquares(eta, 500)))(concentration);
  await expectClose(slopes, -6 * variance ** 2, 0.03);
});

test('there is nothing to correlate with one variable', () => {
  expect(() => lkjCholesky({ size: 1, concentration: 1 })).toThrow(
    'lkjCholesky: size: expected an integer from 2 on; got 1.',
  );
});

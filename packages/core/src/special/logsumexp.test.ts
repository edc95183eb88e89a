import * as tf from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { logsumexp } from './logsumexp.js';

const x = (): tf.Tensor3D =>
  tf.tensor3d([0.3, -2, 1.5, 0, 4, -1, 0.1, 0.2, -3, 2, 1, 0.7], [2, 3, 2]);

test.each([
  [undefined, []],
  [0, [3, 2]],
  [-1, [2, 3]],
  [[0, -1], [3]],
  [[], [2, 3, 2]],
])('logsumexp over %j is the logarithm of the sum of exponentials', async (axes, shape) => {
  const sum = logsumexp(x(), axes);
  expect(sum.shape).toEqual(shape);
  const over = axes === undefined ? [0, 1, 2] : typeof axes === 'number' ? [axes] : axes;
  await expectClose(sum, over.length === 0 ? x() : tf.log(tf.sum(tf.exp(x()), over)));
  const kept = logsumexp(x(), axes, { keepDims: true });
  expect(kept.shape).toEqual(
    [2, 3, 2].map((n, i) => (over.includes(i) || over.includes(i - 3) ? 1 : n)),
  );
});

test('logsumexp neither overflows nor loses a small term', async () => {
  const rows = tf.tensor2d([1000, 1000, -1000, -1000, 0, -15], [3, 2]);
  const sums = logsumexp(rows, 1);
  await expectClose(sums, [1000 + Math.LN2, -1000 + Math.LN2, Math.log1p(Math.exp(-15))], 1e-7);
});

const infinite = (): tf.Tensor2D =>
  tf.tensor2d([-Infinity, -Infinity, -Infinity, 2, Infinity, 5, Infinity, Infinity], [4, 2]);

test('logsumexp of infinities is what they are', async () => {
  expect([...(await logsumexp(infinite(), 1).data())]).toEqual([-Infinity, 2, Infinity, Infinity]);
});

test('the gradient of logsumexp at infinities is finite, and zero where all are −∞', async () => {
  const grad = tf.grad((at) => tf.sum(logsumexp(at, 1)))(infinite());
  await expectClose(grad, [0, 0, 0, 1, 1, 0, 0.5, 0.5], 1e-6);
  const second = tf.grad((at) => tf.sum(tf.square(tf.grad((x) => tf.sum(logsumexp(x, 1)))(at))))(
    infinite(),
  );
  await expectClose(second, tf.zeros([4, 2]));
});

test('gradients of logsumexp are right to second order', async () => {
  const slope = (at: tf.Tensor): tf.Tensor => tf.grad((y) => tf.sum(logsumexp(y, [0, 2])))(at);
  await checkGradients((at) => tf.sum(tf.square(logsumexp(at, [0, 2]))), [x()]);
  await checkGradients((at) => tf.sum(tf.square(slope(at))), [x()]);
});

test('logsumexp names an axis that is not there', () => {
  expect(() => logsumexp([1, 2], 1)).toThrow(
    'logsumexp: axes: expected different integers from -1 to 0; got [1].',
  );
  expect(() => logsumexp(x(), [0, -3])).toThrow('got [0,-3]');
});

test('logsumexp leaves no tensors behind', async () => {
  await expectNoLeak(() => logsumexp([1, 2]));
  await expectNoLeak(() => tf.tidy(() => tf.grad((at) => logsumexp(at))(x())));
});

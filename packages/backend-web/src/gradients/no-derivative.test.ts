import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';
import { underivable } from './underivable.js';

const message = (kernel: string): string =>
  `grad: ${kernel}: expected a kernel that can be differentiated; got one that has no derivative. ` +
  'Keep it off the way from what is differentiated to its variables.';

const lacking: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  [tf.CropAndResize]: (x) =>
    tf.image.cropAndResize(
      tf.reshape(x, [1, 2, 2, 1]),
      tf.tensor2d([[0, 0, 1, 1]]),
      tf.tensor1d([0], 'int32'),
      [2, 2],
    ),
  [tf.Real]: (x) => tf.real(tf.complex(x, tf.zerosLike(x))),
};

for (const [kernel, f] of Object.entries(lacking)) {
  test(`${kernel} has no derivative, and says so`, () => {
    const x = tf.tensor1d([1, 2, 3, 4]);
    const before = underivable[kernel];
    expect(before).toBeDefined();
    const present = tf.getKernel(kernel, tf.getBackend()) !== undefined;
    const slope = () => tf.tidy(() => void tf.grad((z) => tf.sum(f(z)))(x));
    expect(slope).toThrow(present ? message(kernel) : /not registered|not found/);
    x.dispose();
  });
}

test('a custom gradient that keeps what it computed inside has no second derivative, and says so', () => {
  const labels = tf.tensor2d([[1, 0, 0]]);
  const x = tf.tensor2d([[0.1, 0.2, 0.3]]);
  const loss = (z: tf.Tensor): tf.Tensor => tf.losses.softmaxCrossEntropy(labels, z);
  const slope = tf.grad(loss);
  expect(() => tf.tidy(() => void tf.grad((z) => tf.sum(tf.square(slope(z))))(x))).toThrow(
    'a custom gradient in',
  );
  expect(tf.tidy(() => slope(x).shape)).toEqual([1, 3]);
  tf.dispose([x, labels]);
});

test('a custom gradient that keeps its inputs and its value has a second derivative', async () => {
  const exp = tf.customGrad((...args) => {
    const [x, save] = args as [tf.Tensor, (saved: tf.Tensor[]) => void];
    const value = tf.exp(x);
    save([value, x]);
    return { value, gradFunc: (dy, [y]) => tf.mul(dy, y!) };
  });
  const f = (z: tf.Tensor): tf.Tensor => tf.sum(tf.mul(z, exp(z)));
  const second = tf.tidy(() => tf.grad((z) => tf.sum(tf.grad(f)(z)))(tf.tensor1d([0.7, -1])));
  await expectClose(second, [2.7 * Math.exp(0.7), Math.exp(-1)], 1e-5);
  second.dispose();
});

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose, wave } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import goldens from './goldens/linalg.json' with { type: 'json' };
import { eigh } from './index.js';

const flat = (x: unknown): number[] => [x].flat(Infinity) as number[];
const swapped = (x: Tensor): Tensor => tf.transpose(x, [0, 2, 1]);

const symmetric = (n: number): Tensor =>
  tf.tidy(() => {
    const a = tf.tensor(wave([2, n, n], 1, 1.7), [2, n, n]);
    return tf.add(a, swapped(a));
  });

const rebuilt = (values: Tensor, vectors: Tensor): Tensor =>
  tf.matMul(tf.mul(vectors, tf.expandDims(values, -2)), vectors, false, true);

test('eigenvalues agree with numpy', () =>
  expectClose(eigh(tf.tensor(goldens.s)).eigenvalues, flat(goldens['eigvalsh(s)'])));

test.each([1, 2, 3, 6, 21])(
  'A = V Λ Vᵀ at n = %i, with orthonormal V and λ ascending',
  async (n) => {
    const a = symmetric(n);
    const { eigenvalues, eigenvectors } = eigh(a);
    const scale = Math.max(...(await tf.abs(eigenvalues).data()));
    await expectClose(tf.div(rebuilt(eigenvalues, eigenvectors), scale), tf.div(a, scale), 3e-6);
    await expectClose(
      tf.matMul(eigenvectors, eigenvectors, true),
      tf.stack([tf.eye(n), tf.eye(n)]),
      3e-6,
    );
    const gaps = tf.sub(
      tf.slice(eigenvalues, [0, Math.min(1, n - 1)]),
      tf.slice(eigenvalues, 0, [2, Math.max(1, n - 1)]),
    );
    expect(Math.min(...(await gaps.data()))).toBeGreaterThanOrEqual(0);
  },
);

describe('where eigenvalues are equal', () => {
  const equal = (): Tensor => tf.stack([tf.eye(3), tf.zeros([3, 3]), tf.ones([3, 3])]);

  test('A = V Λ Vᵀ still', async () => {
    const { eigenvalues, eigenvectors } = eigh(equal());
    await expectClose(eigenvalues, [1, 1, 1, 0, 0, 0, 0, 0, 3], 1e-6);
    await expectClose(rebuilt(eigenvalues, eigenvectors), equal(), 1e-6);
  });

  test('the gradient of a function of eigenvalues is right, and that of vectors finite', async () => {
    const square = (x: Tensor): Tensor => tf.sum(tf.square(eigh(x).eigenvalues));
    await expectClose(tf.grad(square)(equal()), tf.mul(2, equal()), 1e-5);
    const ofVectors = tf.grad((x: Tensor) => tf.sum(eigh(x).eigenvectors))(equal());
    expect((await ofVectors.data()).every(Number.isFinite)).toBe(true);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose, wave } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import goldens from './goldens/linalg.json' with { type: 'json' };
import { svd, type SVD } from './index.js';

const flat = (x: unknown): number[] => [x].flat(Infinity) as number[];
const waves = (...shape: number[]): Tensor => tf.tensor(wave(shape, 1, 1.7), shape);
const rebuilt = ({ u, s, v }: SVD): Tensor =>
  tf.matMul(tf.mul(u, tf.expandDims(s, -2)), v, false, true);

test('singular values agree with numpy', () =>
  expectClose(svd(tf.tensor(goldens.w)).s, flat(goldens['svd(w).s'])));

test.each([
  [1, 1],
  [5, 1],
  [1, 3],
  [4, 4],
  [7, 5],
  [4, 9],
  [24, 19],
])('A = U S Vᵀ of %i rows and %i columns, with orthonormal U and V', async (m, n) => {
  const a = waves(2, m, n);
  const { u, s, v } = svd(a);
  const scale = Math.max(...(await s.data()));
  await expectClose(tf.div(rebuilt({ u, s, v }), scale), tf.div(a, scale), 3e-6);
  const identity = tf.stack([tf.eye(Math.min(m, n)), tf.eye(Math.min(m, n))]);
  await expectClose(tf.matMul(u, u, true), identity, 3e-6);
  await expectClose(tf.matMul(v, v, true), identity, 3e-6);
});

describe('where singular values are equal or zero', () => {
  const poor = (): Tensor => tf.stack([tf.zeros([3, 2]), tf.ones([3, 2]), tf.eye(3, 2)]);

  test('A = U S Vᵀ, with orthonormal U', async () => {
    const { u, s, v } = svd(poor());
    await expectClose(rebuilt({ u, s, v }), poor(), 1e-6);
    await expectClose(s, [0, 0, Math.sqrt(6), 0, 1, 1], 1e-6);
    await expectClose(tf.matMul(u, u, true), tf.stack([tf.eye(2), tf.eye(2), tf.eye(2)]), 1e-6);
  });

  test('the gradient of a function of singular values is right, and that of vectors finite', async () => {
    const square = (x: Tensor): Tensor => tf.sum(tf.square(svd(x).s));
    await expectClose(tf.grad(square)(poor()), tf.mul(2, poor()), 1e-5);
    const ofVectors = tf.grad((x: Tensor) => tf.sum(tf.add(svd(x).u, tf.sum(svd(x).v))))(poor());
    expect((await ofVectors.data()).every(Number.isFinite)).toBe(true);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expectClose, wave } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import goldens from './goldens/linalg.json' with { type: 'json' };
import { bandPart, diagonalPart, qr } from './index.js';

const flat = (x: unknown): number[] => [x].flat(Infinity) as number[];
const waves = (...shape: number[]): Tensor => tf.tensor(wave(shape, 1, 1.7), shape);
const smallest = async (x: Tensor): Promise<number> => Math.min(...(await x.data()));

test('agrees with numpy', async () => {
  const { q, r } = qr(tf.tensor(goldens.w));
  await expectClose(q, flat(goldens['qr(w).q']));
  await expectClose(r, flat(goldens['qr(w).r']));
});

describe.each([
  [1, 1],
  [4, 1],
  [1, 4],
  [5, 5],
  [7, 3],
  [3, 6],
  [40, 33],
])('of %i rows and %i columns', (m, n) => {
  test('A = Q R, with orthonormal Q and a triangle R of positive diagonal', async () => {
    const a = waves(2, m, n);
    const { q, r } = qr(a);
    const k = Math.min(m, n);
    await expectClose(tf.matMul(q, r), a);
    await expectClose(tf.matMul(q, q, true), tf.stack([tf.eye(k), tf.eye(k)]));
    await expectClose(bandPart(r, -Infinity, -1), tf.zerosLike(r), 0);
    expect(await smallest(diagonalPart(r))).toBeGreaterThanOrEqual(0);
  });
});

test('Q is orthonormal where A has not full rank', async () => {
  for (const a of [tf.zeros([3, 2]), tf.ones([3, 3])]) {
    const { q, r } = qr(a);
    await expectClose(tf.matMul(q, r), a);
    await expectClose(tf.matMul(q, q, true), tf.eye(a.shape[1]!));
  }
});

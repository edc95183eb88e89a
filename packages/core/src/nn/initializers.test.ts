import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { key } from '../random/key.js';
import * as nn from './index.js';
import type { Initializer } from './initializer.js';

const fans = { fanIn: 50, fanOut: 30 };
const SHAPE = [64, 64];

/** Variance of a uniform distribution within ±bound. */
const uniform = (bound: number): number => bound ** 2 / 3;

/** Initializers with the largest absolute value and the variance that they must have. */
const table: readonly [string, Initializer, number, number][] = [
  ['glorotUniform', nn.glorotUniform, Math.sqrt(6 / 80), uniform(Math.sqrt(6 / 80))],
  ['glorotNormal', nn.glorotNormal, Infinity, 2 / 80],
  ['heUniform', nn.heUniform, Math.sqrt(6 / 50), uniform(Math.sqrt(6 / 50))],
  ['heNormal', nn.heNormal, Infinity, 2 / 50],
  ['lecunUniform', nn.lecunUniform, Math.sqrt(3 / 50), uniform(Math.sqrt(3 / 50))],
  ['lecunNormal', nn.lecunNormal, Infinity, 1 / 50],
  // scipy.stats.truncnorm(-2, 2).var() of 0.1²
  ['truncatedNormal', nn.truncatedNormal({ stddev: 0.1 }), 0.2, 0.0077374],
  ['scaled', nn.scaled(nn.lecunUniform, 2), Math.sqrt(12 / 50), 4 * uniform(Math.sqrt(3 / 50))],
  ['orthogonal', nn.orthogonal, 1, 1 / 64],
  ['pytorchDefault', nn.pytorchDefault, 1 / Math.sqrt(50), uniform(1 / Math.sqrt(50))],
  ['zeros', nn.zeros, 0, 0],
  ['randomNormal', nn.randomNormal({ stddev: 0.2 }), Infinity, 0.04],
  ['randomUniform', nn.randomUniform({ low: -0.1, high: 0.1 }), 0.1, uniform(0.1)],
];

describe.each(table)('%s', (_, initializer, bound, variance) => {
  test('is centred, of the variance and within the bound that it says', async () => {
    const values = initializer(key(3), SHAPE, fans);
    expect(values.shape).toEqual(SHAPE);
    const x = Array.from(await values.data());
    const mean = x.reduce((sum, value) => sum + value) / x.length;
    const spread = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
    // Four standard errors of 4,096 draws.
    expect(Math.abs(mean)).toBeLessThanOrEqual(4 * Math.sqrt(variance / x.length));
    expect(Math.abs(spread - variance)).toBeLessThanOrEqual(0.09 * variance);
    expect(Math.max(...x.map(Math.abs))).toBeLessThanOrEqual(bound * (1 + 1e-6));
    values.dispose();
  });

  test('is a pure function of its key', async () => {
    const [once, again] = [initializer(key(3), [8], fans), initializer(key(3), [8], fans)];
    await expectClose(once, again, 0);
    tf.dispose([once, again]);
  });

  test('leaves no tensors behind', () => expectNoLeak(() => initializer(key(3), [8], fans)));
});

test('a mean and bounds are where they are put', async () => {
  const numbers = [
    nn.randomNormal({ mean: 5, stddev: 0.01 })(key(0), [9], fans),
    nn.randomUniform({ low: 2, high: 3 })(key(0), [9], fans),
    nn.constant(-4)(key(0), [9], fans),
    nn.ones(key(0), [9], fans),
    nn.truncatedNormal({ mean: 1, stddev: 2, low: -0.5, high: 1.5 })(key(0), [99], fans),
  ];
  const [around, between, filled, one, cut] = await Promise.all(
    numbers.map((tensor) => tensor.data()),
  );
  for (const x of around!) expect(Math.abs(x - 5)).toBeLessThan(0.1);
  for (const x of between!) expect(x >= 2 && x < 3).toBe(true);
  await expectClose(filled!, Array(9).fill(-4));
  await expectClose(one!, Array(9).fill(1), 0);
  for (const x of cut!) expect(x >= 0 && x <= 4).toBe(true);
  tf.dispose(numbers);
});

test.each<[string, number[], number[]]>([
  ['as many rows as columns', [8, 8], [8, 8]],
  ['more rows', [12, 5], [12, 5]],
  ['more columns', [5, 12], [5, 12]],
  ['few units of a kernel', [3, 3, 2, 4], [18, 4]],
  ['many units of a kernel', [2, 1, 3, 16], [6, 16]],
  ['one number', [1, 1], [1, 1]],
])('orthogonal weights are orthonormal: %s', async (_, shape, matrix) => {
  const gram = tf.tidy(() => {
    const w = tf.reshape<tf.Rank.R2>(
      nn.orthogonal(key(1), shape, fans),
      matrix as [number, number],
    );
    return matrix[0]! < matrix[1]! ? tf.matMul(w, tf.transpose(w)) : tf.matMul(tf.transpose(w), w);
  });
  const identity = tf.eye(Math.min(...matrix));
  await expectClose(gram, identity, 2e-6);
  tf.dispose([gram, identity]);
});

test('fans of layers are those of PyTorch', () => {
  const seen: unknown[] = [];
  const weightInitializer: Initializer = (_key, shape, fans) => {
    seen.push({ shape, ...fans });
    return tf.zeros([...shape]);
  };
  const options = { inputs: 2, outputs: 5, kernelSize: 3, key: key(0), weightInitializer };
  for (const layer of [nn.dense(options), nn.conv2d(options), nn.convTranspose2d(options)]) {
    layer.dispose();
  }
  expect(seen).toEqual([
    { shape: [5, 2], fanIn: 2, fanOut: 5 },
    { shape: [3, 3, 2, 5], fanIn: 18, fanOut: 45 },
    { shape: [3, 3, 5, 2], fanIn: 45, fanOut: 18 },
  ]);
});

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { key } from '../random/key.js';
import * as nn from './index.js';
import type { Initializer } from './initializers.js';

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
  ];
  const [around, between, filled] = await Promise.all(numbers.map((tensor) => tensor.data()));
  for (const x of around!) expect(Math.abs(x - 5)).toBeLessThan(0.1);
  for (const x of between!) expect(x >= 2 && x < 3).toBe(true);
  await expectClose(filled!, Array(9).fill(-4));
  tf.dispose(numbers);
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

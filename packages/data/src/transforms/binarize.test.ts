import * as tf from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { uniform } from '@gen/core/random';
import { expect, test } from 'vitest';
import { binarize } from './binarize.js';

const draw = async (mean: number, seed: number): Promise<Float32Array> => {
  const pixels = tf.fill([40, 50], mean);
  const x = binarize(pixels, key(seed));
  expect(x.shape).toEqual([40, 50]);
  const values = await x.data<'float32'>();
  tf.dispose([pixels, x]);
  return values;
};

test('black stays black and white stays white', async () => {
  expect(new Set(await draw(0, 1))).toEqual(new Set([0]));
  expect(new Set(await draw(1, 1))).toEqual(new Set([1]));
});

test('a grey pixel is white as often as it is grey, within four standard errors', async () => {
  const values = await draw(0.3, 2);
  expect(new Set(values)).toEqual(new Set([0, 1]));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / values.length));
});

test('the key decides', async () => {
  expect(await draw(0.5, 3)).toEqual(await draw(0.5, 3));
  expect(await draw(0.5, 3)).not.toEqual(await draw(0.5, 4));
});

test('pixels that are certain leave the draws of the others as they are', async () => {
  const means = Float32Array.from({ length: 1003 }, (_, i) => [0, 1, 0, 0.4, 0.7][(i >> 3) % 5]!);
  const drawn = await binarize(tf.tensor1d(means), key(3)).data();
  const u = await uniform(key(3), [1003]).data();
  expect(drawn).toEqual(Float32Array.from(u, (each, i) => (each < means[i]! ? 1 : 0)));
});

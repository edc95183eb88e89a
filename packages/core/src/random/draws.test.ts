import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import goldens from './goldens/draws.json' with { type: 'json' };
import { bits } from './bits.js';
import { drawBernoulli } from './draw-bernoulli.js';
import { gaussian } from './gaussian.js';
import { integers } from './integers.js';
import { key } from './key.js';
import { uniform } from './uniform.js';

const N = 100_000;
const golden = key(goldens.seed);

/** The values of a draw, which is disposed. */
async function read(draw: tf.Tensor): Promise<number[]> {
  const values = await draw.data();
  draw.dispose();
  return Array.from(values);
}

const hash = (words: readonly number[]): number =>
  words.reduce((h, word) => Math.imul(h ^ word, 0x01000193) >>> 0, 0);

test('bits are those of TensorFlow', async () => {
  const words = (await read(bits(golden, [N]))).map((word) => word >>> 0);
  expect(words.slice(0, goldens.bits.length)).toEqual(goldens.bits);
  expect(hash(words)).toBe(goldens.bitsHash);
});

test('uniform numbers are those of TensorFlow, bit by bit', async () => {
  const numbers = await read(uniform(golden, [N]));
  expect(numbers.slice(0, goldens.uniform.length)).toEqual(goldens.uniform);
  expect(hash(numbers.map((u) => u * 2 ** 23))).toBe(goldens.uniformHash);
});

test('normal numbers are within 1e-6 of Box–Muller in double precision', async () => {
  const numbers = await read(gaussian(golden, [N]));
  await expectClose(numbers.slice(0, goldens.gaussian.length), goldens.gaussian, 1e-6);
  const exact = boxMuller(await read(uniform(golden, [N])));
  const errors = numbers.map((z, i) => Math.abs(z - exact[i]!));
  expect(errors.reduce((most, error) => Math.max(most, error))).toBeLessThan(1e-6);
});

function boxMuller(uniforms: readonly number[]): number[] {
  return uniforms.map((_, i) => {
    const u = uniforms[i - (i % 2)]!;
    const angle = 2 * Math.PI * uniforms[i - (i % 2) + 1]!;
    const radius = Math.sqrt(-2 * Math.log(Math.max(u, Math.fround(1e-7))));
    return radius * (i % 2 === 0 ? Math.sin(angle) : Math.cos(angle));
  });
}

test('integers are high words of products with the bits', async () => {
  const words = await read(bits(golden, [1001]));
  const expected = (low: number, high: number): number[] =>
    words.map((word) => low + Math.floor(((high - low) * (word >>> 0)) / 2 ** 32));
  expect(await read(integers(golden, [1001], -3, 4))).toEqual(expected(-3, 4));
  expect(await read(integers(golden, [1001], 0, 2 ** 16))).toEqual(expected(0, 2 ** 16));
});

test('integers reach both ends of the whole range of int32', async () => {
  const words = await read(bits(golden, [1001]));
  const [low, high] = [-(2 ** 31), 2 ** 31 - 1];
  const expected = words.map(
    (word) => low + Number((BigInt(high - low) * BigInt(word >>> 0)) >> 32n),
  );
  expect(await read(integers(golden, [1001], low, high))).toEqual(expected);
  expect(await read(integers(golden, [3], high, high + 1))).toEqual([high, high, high]);
});

test.each([
  { size: 1, repeats: 17 },
  { size: 3, repeats: 7 },
  { size: 70, repeats: 1 },
  { size: 37, repeats: 2 },
])('$size probabilities, $repeats times: 1 where uniform is below', async ({ size, repeats }) => {
  const p = Array.from({ length: size }, (_, i) => (i + 0.5) / size);
  const probs = tf.tensor1d(p);
  const draws = await read(drawBernoulli(golden, probs, [repeats]));
  const uniforms = await read(uniform(golden, [repeats, size]));
  expect(draws).toEqual(uniforms.map((u, i) => (u < Math.fround(p[i % size]!) ? 1 : 0)));
});

test('certain outcomes are certain', async () => {
  const draws = await read(drawBernoulli(golden, tf.tensor1d([0, 1]), [500]));
  expect(draws).toEqual(Array.from({ length: 1000 }, (_, i) => i % 2));
});

test('the gradient of a Bernoulli draw is zero', async () => {
  const gradient = tf.grad((p) => tf.sum(drawBernoulli(golden, p, [4])))(tf.tensor1d([0.2, 0.7]));
  expect(await read(gradient)).toEqual([0, 0]);
});

test('a shorter draw is the beginning of a longer one, whatever the shape', async () => {
  const long = await read(gaussian(golden, [40]));
  for (const shape of [[], [1], [3], [15], [2, 8], [17], [1, 2, 1, 3, 1, 2, 1]]) {
    const draw = gaussian(golden, shape);
    expect(draw.shape).toEqual(shape);
    const values = await read(draw);
    expect(values).toEqual(long.slice(0, values.length));
  }
});

test('nothing is drawn for a size of zero', async () => {
  for (const draw of [
    gaussian(golden, [2, 0]),
    bits(golden, [0]),
    integers(golden, [0, 3], 0, 9),
  ]) {
    expect(draw.size).toBe(0);
    expect(await read(draw)).toEqual([]);
  }
});

test('a draw larger than one dimension of a dispatch is whole', async () => {
  const size = 4 * 64 * 65_536 + 5;
  const numbers = uniform(golden, [size]);
  const tail = await read(tf.slice(numbers, [size - 5], [5]));
  numbers.dispose();
  const expected = goldens.bitsFrom16777216.map((word) => (word & 0x7fffff) * 2 ** -23);
  expect(tail).toEqual(expected);
});

test('draws leave no tensors behind', async () => {
  await expectNoLeak(() => [
    bits(golden, [5]),
    uniform(golden, [5]),
    gaussian(golden, [5]),
    integers(golden, [5], 0, 3),
    tf.tidy(() => drawBernoulli(golden, tf.scalar(0.5), [5])),
  ]);
});

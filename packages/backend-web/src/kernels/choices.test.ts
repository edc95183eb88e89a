import * as tf from '@tensorflow/tfjs-core';
import { expectNoLeak } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';

const comparisons = {
  equal: (a: number, b: number) => a === b,
  greater: (a: number, b: number) => a > b,
  greaterEqual: (a: number, b: number) => a >= b,
  less: (a: number, b: number) => a < b,
  lessEqual: (a: number, b: number) => a <= b,
  notEqual: (a: number, b: number) => a !== b,
} as const;

const SPECIAL = [1, -0, 0, -Infinity, Infinity, 2, -3, NaN];
// More than whole vectors of bytes and of numbers, and fewer.
const sizes = [3, 37];
const left = (size: number): number[] => Array.from({ length: size }, (_, i) => SPECIAL[i % 8]!);
const right = (size: number): number[] =>
  Array.from({ length: size }, (_, i) => SPECIAL[(i + (i >> 3)) % 8]!);
const bytes = async (x: tf.Tensor): Promise<number[]> => Array.from(await x.data(), Number);

describe.each(sizes)('of %i elements', (size) => {
  test.each(Object.keys(comparisons) as (keyof typeof comparisons)[])('%s', async (name) => {
    const [a, b, one] = [tf.tensor1d(left(size)), tf.tensor1d(right(size)), tf.scalar(1)];
    const made = tf.tidy(() => [tf[name](a, b), tf[name](a, one), tf[name](one, b)]);
    const holds = comparisons[name];
    const [even, against, from] = await Promise.all(made.map(bytes));
    expect(even).toEqual(left(size).map((x, i) => Number(holds(x, right(size)[i]!))));
    expect(against).toEqual(left(size).map((x) => Number(holds(x, 1))));
    expect(from).toEqual(right(size).map((x) => Number(holds(1, x))));
    tf.dispose([a, b, one, ...made]);
  });

  test('where, logicalAnd, logicalOr', async () => {
    const bits = (every: number) => Array.from({ length: size }, (_, i) => Number(i % every === 0));
    const [a, b] = [tf.tensor1d(bits(2), 'bool'), tf.tensor1d(bits(3), 'bool')];
    const [t, e] = [tf.range(0, size), tf.range(-size, 0)];
    const made = tf.tidy(() => [tf.logicalAnd(a, b), tf.logicalOr(a, b), tf.where(a, t, e)]);
    const [and, or, chosen] = await Promise.all(made.map(bytes));
    expect(and).toEqual(bits(6));
    expect(or).toEqual(bits(2).map((bit, i) => Math.max(bit, bits(3)[i]!)));
    expect(chosen).toEqual(bits(2).map((bit, i) => (bit === 1 ? i : i - size)));
    tf.dispose([a, b, t, e, ...made]);
  });
});

test('leak nothing', async () => {
  const [a, b] = [tf.tensor1d(left(20)), tf.tensor1d(right(20))];
  await expectNoLeak(() =>
    tf.tidy(() => void tf.where(tf.logicalOr(tf.less(a, b), tf.equal(a, b)), a, b)),
  );
  tf.dispose([a, b]);
});

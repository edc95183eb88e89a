import * as tf from '@tensorflow/tfjs-core';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { expect, test } from 'vitest';

const ramp = (shape: readonly number[], dtype: 'float32' | 'int32' = 'float32'): tf.Tensor =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape([...shape]) }, (_, i) => i + 1),
    [...shape],
    dtype,
  );

/** The numbers that stand at each place of a shape, first axis first. */
function each(shape: readonly number[], value: (place: readonly number[]) => number): number[] {
  const places = shape.reduce<number[][]>(
    (all, size) => all.flatMap((place) => Array.from({ length: size }, (_, i) => [...place, i])),
    [[]],
  );
  return places.map(value);
}

/** What `ramp` has at a place. */
const at = (shape: readonly number[], place: readonly number[]): number =>
  1 + place.reduce((index, i, axis) => index * shape[axis]! + i, 0);

// WebGPU runs tfjs's own kernels, and takes a second to compile one for each of these.
const few = <Case>(cases: Case[]): Case[] =>
  tf.getBackend() === 'webgpu' ? cases.slice(0, 2) : cases;

test.each(
  few([
    { shape: [2, 3], reps: [2, 3] },
    { shape: [1, 1], reps: [7, 9] },
    { shape: [5], reps: [1] },
    { shape: [2, 1, 3, 1], reps: [1, 4, 1, 5] },
    { shape: [2, 3, 2, 2], reps: [2, 2, 3, 2] },
    { shape: [3, 2], reps: [0, 1] },
  ]),
)('tile of $shape by $reps repeats each axis', async ({ shape, reps }) => {
  const result = tf.tidy(() => tf.tile(ramp(shape), reps));
  expect(result.shape).toEqual(shape.map((size, axis) => size * reps[axis]!));
  const place = (of: readonly number[]): number[] => of.map((i, axis) => i % shape[axis]!);
  await expectClose(
    result,
    each(result.shape, (of) => at(shape, place(of))),
    0,
  );
  result.dispose();
});

test.each(
  few([
    { shape: [4, 5], begin: [1, 2], size: [2, 3] },
    { shape: [3, 6], begin: [0, 3], size: [-1, 3] },
    { shape: [9], begin: [4], size: [5] },
    { shape: [3, 4, 5], begin: [1, 0, 1], size: [1, 4, 3] },
    { shape: [2, 3, 4, 2, 3], begin: [0, 1, 1, 0, 1], size: [2, 2, 2, 1, 2] },
    { shape: [2, 2], begin: [1, 0], size: [0, 2] },
  ]),
)('slice of $shape from $begin is what stands there', async ({ shape, begin, size }) => {
  const result = tf.tidy(() => tf.slice(ramp(shape), begin, size));
  const place = (of: readonly number[]): number[] => of.map((i, axis) => i + begin[axis]!);
  expect(result.shape).toEqual(size.map((n, axis) => (n === -1 ? shape[axis]! - begin[axis]! : n)));
  await expectClose(
    result,
    each(result.shape, (of) => at(shape, place(of))),
    0,
  );
  result.dispose();
});

test('slice refuses what is outside', () => {
  expect(() => tf.slice(tf.zeros([2, 2]), [1, 1], [2, 1])).toThrow();
});

test.each(few([0, 1, 2, -1]))(
  'concat along axis %i, then split, is what there was',
  async (axis) => {
    const shapes = [1, 3, 2].map((size) => [2, 3, 4].with(axis, size));
    const [joined, ...parts] = tf.tidy(() => {
      const whole = tf.concat(
        shapes.map((shape) => ramp(shape)),
        axis,
      );
      return [whole, ...tf.split(whole, [1, 3, 2], axis)];
    });
    expect(joined!.shape).toEqual([2, 3, 4].with(axis, 6));
    for (const [i, shape] of shapes.entries()) {
      expect(parts[i]!.shape).toEqual(shape);
      await expectClose(
        parts[i]!,
        each(shape, (of) => at(shape, of)),
        0,
      );
    }
    tf.dispose([joined!, ...parts]);
  },
);

test('pad puts a constant around', async () => {
  const result = tf.tidy(() =>
    tf.pad(
      ramp([2, 3]),
      [
        [1, 0],
        [2, 1],
      ],
      0.5,
    ),
  );
  const edge = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
  await expectClose(result, [...edge, 0.5, 0.5, 1, 2, 3, 0.5, 0.5, 0.5, 4, 5, 6, 0.5], 0);
  result.dispose();
});

test('integers and truth values are moved as they are', async () => {
  const [counts, truths] = tf.tidy(() => [
    tf.tile(ramp([2], 'int32'), [2]),
    tf.tile(tf.tensor1d([true, false]), [2]),
  ]);
  expect([counts!.dtype, truths!.dtype]).toEqual(['int32', 'bool']);
  expect([...(await counts!.data())]).toEqual([1, 2, 1, 2]);
  expect([...(await truths!.data())]).toEqual([1, 0, 1, 0]);
  tf.dispose([counts!, truths!]);
});

test('a cast to the type that is there is a tensor of its own', async () => {
  const x = tf.tensor1d([1, 2]);
  const same = tf.cast(x, 'float32');
  x.dispose();
  await expectClose(same, [1, 2], 0);
  same.dispose();
});

test('none of them leaves tensors behind', () =>
  expectNoLeak(() =>
    tf.tidy(() => [
      tf.tile(tf.ones([2, 2]), [2, 1]),
      tf.slice(tf.ones([3]), [1], [1]),
      tf.pad(tf.ones([2]), [[1, 1]]),
      tf.concat([tf.ones([2]), tf.ones([1])]),
      tf.cast(tf.ones([2]), 'float32'),
    ]),
  ));

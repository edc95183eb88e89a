import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { expect, test } from 'vitest';

const shape = [2, 3, 4];
const value = (...at: number[]): number =>
  at.reduce((place, i, axis) => place * shape[axis]! + i, 0);
const ids = [
  [2, 0],
  [1, 1],
  [0, 2],
];

test.each([0, 1, 2])('takes slices along axis %i', async (axis) => {
  const [x, chosen] = [
    tf.reshape(tf.range(0, 24), shape),
    tf.tensor2d(
      ids.map((row) => row.map((id) => id % shape[axis]!)),
      [3, 2],
      'int32',
    ),
  ];
  const y = tf.gather(x, chosen, axis);
  const places = (size: number) => Array.from({ length: size }, (_, i) => i);
  const flat = ids.flat().map((id) => id % shape[axis]!);
  const expected = shape
    .map((size, at) => (at === axis ? flat : places(size)))
    .reduce<number[][]>((all, some) => all.flatMap((at) => some.map((i) => [...at, i])), [[]])
    .map((at) => value(...at));
  expect(y.shape).toEqual(shape.flatMap((size, at) => (at === axis ? [3, 2] : [size])));
  await expectClose(tf.reshape(y, [-1]), expected);
  tf.dispose([x, chosen, y]);
});

test('takes integers, and nothing where nothing is asked for', async () => {
  const x = tf.tensor1d([7, 8, 9], 'int32');
  const [some, none] = [
    tf.gather(x, tf.tensor1d([2, 0], 'int32')),
    tf.gather(x, tf.tensor1d([], 'int32')),
  ];
  expect(some.dtype).toBe('int32');
  expect([...(await some.data())]).toEqual([9, 7]);
  expect(none.shape).toEqual([0]);
  tf.dispose([x, some, none]);
});

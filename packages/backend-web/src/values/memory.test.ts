import * as tf from '@tensorflow/tfjs-core';
import { numbersOf, truths } from '@gen/test-utils';
import { expect, test } from 'vitest';

const bools = (shape: number[], salt = 0): tf.Tensor =>
  tf.tensor(truths(shape, salt).values as number[], shape, 'bool');

const ops: Readonly<Record<string, (x: tf.Tensor, y: tf.Tensor) => tf.Tensor>> = {
  cast: (x) => tf.cast(tf.cast(x, 'float32'), 'bool'),
  logicalAnd: (x, y) => tf.logicalAnd(x, y),
  logicalNot: (x) => tf.logicalNot(x),
  logicalOr: (x, y) => tf.logicalOr(x, y),
  oneHot: (x) => tf.oneHot(tf.cast(tf.reshape(x, [x.size]), 'int32'), 2, 1, 0, 'bool'),
  reverse: (x) => tf.reverse(x),
  where: (x, y) => tf.where(x, y, tf.logicalNot(y)),
};

for (const [name, op] of Object.entries(ops)) {
  test(`${name} of booleans writes into no other tensor`, async () => {
    const guards: tf.Tensor[] = [];
    for (const shape of [[1], [5], [3, 7], [2, 3, 11]]) {
      const [x, y] = [bools(shape, 1), bools(shape, 2)];
      // Of the same size as the result, so that they lie where it might write.
      guards.push(tf.keep(tf.logicalNot(bools(shape, 3))));
      const z = op(x, y);
      guards.push(tf.keep(tf.logicalNot(bools(shape, 3))));
      tf.dispose([x, y, z]);
    }
    for (const guard of guards) {
      const expected = truths(guard.shape, 3).values.map((v) => 1 - v);
      expect(Array.from(await numbersOf(guard))).toEqual(expected);
    }
    tf.dispose(guards);
  });
}

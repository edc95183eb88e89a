import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { it } from 'vitest';
import { foldIn, key } from '@gen/core';
import { uniform } from '@gen/core/random';
import { expectSameRecorded } from '@gen/test-utils';

/** Ops that packages call and the tables of derivatives lack, of x `[1, 3, 4, 2]`. */
const ops: Readonly<Record<string, (x: Tensor4D) => Tensor>> = {
  eye: (x) => tf.matMul(tf.reshape(x, [12, 2]), tf.eye(2)),
  range: (x) => tf.mul(tf.range(0, 2), x),
  squeeze: (x) => tf.squeeze(x, [0]),
  tensor4d: (x) => tf.add(tf.tensor4d([1, 2], [1, 1, 1, 2]), x),
  tensor3d: (x) => tf.add(tf.tensor3d([1, 2], [1, 1, 2]), x),
  'image.resizeNearestNeighbor': (x) => tf.image.resizeNearestNeighbor(x, [6, 8]),
  upperBound: () => tf.upperBound(tf.tensor1d([0.2, 0.4, 0.6]), tf.range(0, 1, 0.3)),
};

it.each(Object.entries(ops))('tf.%s, recorded alone, gives its bits', async (name, op) => {
  const step = (x: Tensor4D) => {
    const { value, grad } = tf.valueAndGrad((at) =>
      tf.add(tf.sum(tf.cast(op(at as Tensor4D), 'float32')), tf.sum(at)),
    )(x);
    return [op(x), value, grad];
  };
  await expectSameRecorded(name, step, (i) => [
    uniform(foldIn(key(1), i), [1, 3, 4, 2]) as Tensor4D,
  ]);
});

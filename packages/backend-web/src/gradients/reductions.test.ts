import * as tf from '@tensorflow/tfjs-core';
import { checkGradients } from '@gen/test-utils';
import { describe, test } from 'vitest';

const x = (): tf.Tensor =>
  tf.tensor3d([1, 2, -0.5, 0, 1.5, 0.75, -1, 2, 0.25, 3, 1, 0.5], [2, 3, 2]);

describe.each(['sum', 'mean', 'prod', 'max', 'min'] as const)('%s', (name) => {
  test.each<[number | number[] | undefined, boolean]>([
    [-1, false],
    [-2, true],
    [[0, -1], false],
    [[-3, -1], true],
    [undefined, false],
  ])('has its gradient along axes %s, kept or not', async (axis, keepDims) => {
    // Ties have no derivative: elements are moved apart.
    const apart = tf.reshape(tf.mul(tf.range(0, 12), 1 / 64), [2, 3, 2]);
    const spread = tf.add(x(), apart);
    await checkGradients((t) => tf.sum(tf.square(tf[name](t!, axis, keepDims))), [spread], {
      tolerance: 2e-3,
      step: 2 ** -8,
    });
  });
});

describe.each(['cumsum', 'cumprod'] as const)('%s', (name) => {
  test.each([
    [-1, false, false],
    [-2, true, false],
    [-1, false, true],
    [0, true, true],
  ])(
    'has its gradient along axis %i, exclusive %s, reverse %s',
    async (axis, exclusive, reverse) => {
      await checkGradients(
        (t) => tf.sum(tf.square(tf[name](t!, axis, exclusive, reverse))),
        [x()],
        { tolerance: 2e-3, step: 2 ** -8 },
      );
    },
  );
});

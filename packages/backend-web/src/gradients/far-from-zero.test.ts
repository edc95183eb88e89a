import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';

/** Ops whose slopes are formed of exponentials, and their slopes at −100 and at 100. */
const slopes: Readonly<
  Record<string, readonly [op: (x: tf.Tensor) => tf.Tensor, low: number, high: number]>
> = {
  elu: [tf.elu, 0, 1],
  selu: [tf.selu, 0, 1.0507009873554805],
  sigmoid: [tf.sigmoid, 0, 0],
  softplus: [tf.softplus, 0, 1],
  tanh: [tf.tanh, 0, 0],
};

describe('where exponentials overflow', () => {
  test.each(Object.entries(slopes))(
    '%s has its slope, and no curvature',
    async (_, [op, low, high]) => {
      const x = tf.tensor1d([-100, 100]);
      const first = (x: tf.Tensor) => tf.grad(op)(x);
      const second = tf.tidy(() => tf.grad((x) => tf.sum(first(x)))(x));
      await expectClose(
        tf.tidy(() => first(x)),
        [low, high],
      );
      for (const bend of await second.data()) expect(Math.abs(bend)).toBeLessThan(1e-40);
      tf.dispose([x, second]);
    },
  );
});

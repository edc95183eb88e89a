import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectParameters, runOptimizer, startParameters } from '@gen/test-utils';
import { key } from '../../random/key.js';
import { scalarsAt } from '../../scalars-at.js';
import { muon } from './muon.js';

describe('muon', () => {
  const update = (shape: number[]): tf.Tensor =>
    tf.tidy(() => {
      const optimizer = muon({ learningRate: 1, scale: () => 1 });
      const size = tf.util.sizeFromShape(shape);
      const values = Float32Array.from({ length: size }, (_, i) => Math.cos(i * i));
      const weight = tf.tensor(values, shape);
      const parameters = { weight };
      const state = optimizer.init(parameters);
      const scalars = scalarsAt(optimizer.schedules, 0);
      return optimizer.update(parameters, { state, parameters, scalars, key: key(0) }).updates[
        'weight'
      ]!;
    });

  test.each([[[8, 3]], [[3, 8]]])(
    'makes the rows or columns of %j nearly orthonormal',
    async (shape) => {
      const gram = tf.tidy(() => {
        const u = update(shape);
        const isTall = shape[0]! > shape[1]!;
        return tf.matMul(u, u, isTall, !isTall) as tf.Tensor;
      });
      // The quintic takes singular values of 0.02 to 1 to between 0.68 and 1.14, so squares to within 0.54 of 1.
      const values = await gram.data();
      const n = gram.shape[0]!;
      values.forEach((value, i) => {
        const isDiagonal = i % (n + 1) === 0;
        expect(Math.abs(value - (isDiagonal ? 1 : 0))).toBeLessThan(0.54);
      });
      gram.dispose();
    },
  );

  test('flattens a kernel to a matrix of its outputs', async () => {
    const [kernel, matrix] = [update([2, 2, 3, 5]), update([12, 5])];
    await expectClose(
      tf.tidy(() => tf.reshape(kernel, [12, 5])),
      matrix,
      1e-6,
    );
    tf.dispose([kernel, matrix]);
  });

  test('a gradient of zeros is no step', () =>
    expectParameters(
      runOptimizer(muon(), 1, () => tf.tidy(() => ({ weight: tf.zeros([2, 3]) }))),
      tf.tidy(startParameters),
      0,
    ));
});

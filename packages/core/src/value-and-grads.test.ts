import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import type { Parameters } from './nn/layer.js';
import { valueAndGrads, type Loss } from './value-and-grads.js';

const variables = (): Parameters =>
  tf.tidy(() => ({
    'a.weight': tf.variable(tf.tensor1d([1, 2])),
    unused: tf.variable(tf.scalar(1)),
    frozen: tf.variable(tf.scalar(3), false),
  }));

/** frozen · Σ weight², watching Σ weight². */
const lossOf = (parameters: Parameters) => (): Loss => {
  const square = tf.sum<tf.Scalar>(tf.square(parameters['a.weight']!));
  return { value: tf.mul<tf.Scalar>(square, parameters['frozen']!), metrics: { square } };
};

test('value, metrics and the gradient of what is trained', async () => {
  const parameters = variables();
  const { value, grads, metrics } = valueAndGrads(parameters, lossOf(parameters));
  await expectClose(value, 15);
  await expectClose(metrics!['square']!, 5);
  expect(Object.keys(grads)).toEqual(['a.weight']);
  await expectClose(grads['a.weight']!, [6, 12]);
  tf.dispose([value, grads, { ...metrics! }, { ...parameters }]);
});

test('leaves no tensors behind, a metric that is the value included', async () => {
  const parameters = variables();
  await expectNoLeak(() => ({ ...valueAndGrads(parameters, lossOf(parameters)) }));
  await expectNoLeak(() => ({
    ...valueAndGrads(parameters, () => {
      const { value } = lossOf(parameters)();
      return { value, metrics: { value } };
    }),
  }));
  tf.dispose({ ...parameters });
});

test('leaves no tensors behind where the gradient fails', async () => {
  const parameters = variables();
  const before = tf.memory().numTensors;
  const noScalar = (): Loss => ({
    value: tf.square(parameters['a.weight']!) as tf.Tensor as tf.Scalar,
    metrics: { one: tf.scalar(1) },
  });
  expect(() => valueAndGrads(parameters, noScalar)).toThrow();
  expect(tf.memory().numTensors).toBe(before);
  tf.dispose({ ...parameters });
});

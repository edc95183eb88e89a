import * as tf from '@tensorflow/tfjs-core';
import { expectClose } from '@gen/test-utils';
import { describe, expect, test } from 'vitest';
import { gradients } from './generated/gradients.generated.js';
import { underivable } from './gradients/underivable.js';
import { installGradients } from './install.js';

test('every gradient of tfjs-core is registered, once', () => {
  const registered = gradients.filter(({ kernelName }) => !(kernelName in underivable));
  expect(registered.length).toBeGreaterThan(90);
  const before = registered.map(({ kernelName }) => tf.getGradient(kernelName));
  expect(before).not.toContain(undefined);
  installGradients();
  expect(registered.map(({ kernelName }) => tf.getGradient(kernelName))).toEqual(before);
});

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const slopes = {
  relu: (x: number) => Number(x > 0),
  sigmoid: (x: number) => sigmoid(x) * (1 - sigmoid(x)),
  softplus: sigmoid,
  square: (x: number) => 2 * x,
  tanh: (x: number) => 1 - Math.tanh(x) ** 2,
  exp: Math.exp,
} as const;

describe.each(Object.keys(slopes) as (keyof typeof slopes)[])('%s', (name) => {
  test('has its gradient', async () => {
    const xs = [-3, -0.5, 0.25, 2];
    const gradient = tf.tidy(() => tf.grad((x) => tf.sum(tf[name](x)))(tf.tensor1d(xs)));
    await expectClose(gradient, xs.map(slopes[name]));
    gradient.dispose();
  });
});

test('gradients that tfjs writes with chained methods work without them', async () => {
  const prod = tf.tidy(() =>
    tf.grad((x) => tf.sum(tf.prod(x, 0)))(
      tf.tensor2d([
        [2, 3],
        [4, 5],
      ]),
    ),
  );
  await expectClose(prod, [4, 5, 2, 3]);
  prod.dispose();
});

describe.each(['greater', 'less', 'lessEqual', 'greaterEqual', 'equal', 'notEqual'] as const)(
  '%s',
  (name) => {
    test('can choose, by x, between functions of x', async () => {
      const xs = [-2, 0.5, 3];
      const chosen = (x: tf.Tensor): tf.Tensor =>
        tf.sum(tf.where(tf[name](x, 0.5), tf.square(x), tf.neg(x)));
      const gradient = tf.tidy(() => tf.grad(chosen)(tf.tensor1d(xs)));
      const holds = { greater: [0, 0, 1], less: [1, 0, 0], lessEqual: [1, 1, 0] };
      const more = { greaterEqual: [0, 1, 1], equal: [0, 1, 0], notEqual: [1, 0, 1] };
      const which = { ...holds, ...more }[name];
      await expectClose(
        gradient,
        xs.map((x, i) => (which[i] === 1 ? 2 * x : -1)),
      );
      gradient.dispose();
    });
  },
);

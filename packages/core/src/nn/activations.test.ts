import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { elu, gelu, identity, leakyRelu, relu } from './activations.js';
import { sigmoid, silu, softplus, tanh } from './activations.js';
import goldens from './goldens/activations.json' with { type: 'json' };
import { hardsigmoid, hardswish, hardtanh, relu6 } from './hard-activations.js';
import { celu, geluTanh, logsigmoid, mish, selu, softsign } from './smooth-activations.js';

interface Golden {
  readonly x: readonly number[];
  readonly value: readonly number[];
  readonly slope: readonly number[];
  readonly curvature: readonly number[];
}

const cases: Readonly<Record<string, Golden>> = goldens.cases;

/** Activations by the name of their golden values. */
const activations: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  identity,
  relu,
  leakyRelu,
  relu6,
  hardtanh,
  hardsigmoid,
  hardswish,
  elu,
  selu,
  celu,
  'celu of 2': (x) => celu(x, 2),
  tanh,
  sigmoid,
  logsigmoid,
  softplus,
  softsign,
  silu,
  mish,
  gelu,
  geluTanh,
};

test('every golden value is compared', () =>
  expect(Object.keys(activations)).toEqual(Object.keys(cases)));

describe.each(Object.keys(activations))('%s', (name) => {
  const activation = activations[name]!;
  const { x: at, value, slope, curvature } = cases[name]!;

  test('value, first and second derivative equal PyTorch in double precision', async () => {
    const x = tf.tensor1d([...at]);
    const total = (t: Tensor): tf.Scalar => tf.sum(activation(t));
    const [y, dx, ddx] = tf.tidy(() => [
      activation(x),
      tf.grad(total)(x),
      // x in the sum, for the second derivative of what is straight: it has no gradient.
      tf.sub(tf.grad((t) => tf.sum(tf.add(tf.grad(total)(t), t)))(x), 1),
    ]);
    await expectClose(y!, value, 1e-6);
    await expectClose(dx!, slope, 1e-6);
    await expectClose(ddx!, curvature, 2e-6);
    tf.dispose([x, y!, dx!, ddx!]);
  });

  test('returns a new tensor and leaves none behind', async () => {
    const x = tf.tensor1d([...at]);
    await expectNoLeak(() => {
      const y = activation(x);
      expect(y).not.toBe(x);
      return y;
    });
    x.dispose();
  });
});

test('softplus is positive where 1 + eˣ is 1', async () => {
  const x = tf.tensor1d([-60, -30, -20]);
  const y = softplus(x);
  const logs = Array.from(await y.data(), Math.log);
  await expectClose(logs, [-60, -30, -20], 1e-5);
  tf.dispose([x, y]);
});

test('leakyRelu takes another slope', async () => {
  const x = tf.tensor1d([-2, 3]);
  const y = leakyRelu(x, 0.2);
  await expectClose(y, [-0.4, 3]);
  tf.dispose([x, y]);
});

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import {
  elu,
  gelu,
  identity,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from './activations.js';

const X = [-100, -20, -5, -1, -0.1, 0, 0.1, 1, 5, 20, 100];
const step = (low: number): number[] => X.map((x) => (x > 0 ? 1 : low));
const ramp = (slope: number): number[] => X.map((x) => (x > 0 ? x : slope * x));
const HALF = [0, 0, 0.0066928509, 0.26894142, 0.47502081, 0.5, 0.52497919, 0.73105858, 0.99330715];

// Value and derivative at X in double precision by PyTorch 2.15: torch.nn.functional.<name>, and
// -logsigmoid(-x) for softplus.
type Golden = readonly [string, (x: tf.Tensor) => tf.Tensor, readonly number[], readonly number[]];
const goldens: readonly Golden[] = [
  ['identity', identity, X, X.map(() => 1)],
  ['relu', relu, ramp(0), step(0)],
  ['leakyRelu', leakyRelu, ramp(0.01), step(0.01)],
  [
    'elu',
    elu,
    [-1, -1, -0.99326205, -0.63212056, -0.095162582, 0, 0.1, 1, 5, 20, 100],
    [0, 2.0611536e-9, 0.006737947, 0.36787944, 0.90483742, 1, 1, 1, 1, 1, 1],
  ],
  [
    'tanh',
    tanh,
    [-1, -1, -0.9999092, -0.76159416, -0.099667995, 0, 0.099667995, 0.76159416, 0.9999092, 1, 1],
    [0, 0, 0.00018158323, 0.41997434, 0.99006629, 1, 0.99006629, 0.41997434, 0.00018158323, 0, 0],
  ],
  [
    'sigmoid',
    sigmoid,
    [...HALF, 1, 1],
    [0, 0, 0.0066480567, 0.19661193, 0.24937604, 0.25, 0.24937604, 0.19661193, 0.0066480567, 0, 0],
  ],
  [
    'softplus',
    softplus,
    [
      0, 2.0611536e-9, 0.0067153485, 0.31326169, 0.64439666, 0.69314718, 0.74439666, 1.3132617,
      5.0067153, 20, 100,
    ],
    [...HALF, 1, 1],
  ],
  [
    'silu',
    silu,
    [
      0, -4.1223072e-8, -0.033464255, -0.26894142, -0.047502081, 0, 0.052497919, 0.73105858,
      4.9665357, 20, 100,
    ],
    [
      0, -3.9161919e-8, -0.026547432, 0.072329488, 0.45008321, 0.5, 0.54991679, 0.92767051,
      1.0265474, 1, 1,
    ],
  ],
  [
    'gelu',
    gelu,
    [
      0, 0, -1.4332579e-6, -0.15865525, -0.046017216, 0, 0.053982784, 0.84134475, 4.9999986, 20,
      100,
    ],
    [0, 0, -7.146946e-6, -0.083315471, 0.42047691, 0.5, 0.57952309, 1.0833155, 1.0000071, 1, 1],
  ],
];

describe.each(goldens)('%s', (_, activation, values, derivatives) => {
  test('value and derivative equal PyTorch', async () => {
    const x = tf.tensor1d(X);
    const [y, dx] = tf.tidy(() => [activation(x), tf.grad((at) => tf.sum(activation(at)))(x)]);
    await expectClose(y!, values, 1e-6);
    await expectClose(dx!, derivatives, 1e-6);
    tf.dispose([x, y!, dx!]);
  });

  test('returns a new tensor and leaves none behind', async () => {
    const x = tf.tensor1d(X);
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

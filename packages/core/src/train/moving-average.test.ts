import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { key } from '../random/key.js';
import { conv2d } from '../nn/conv2d.js';
import { dense } from '../nn/dense.js';
import { stateDict } from '../nn/state-dict.js';
import { fit } from './fit.js';
import { movingAverage } from './moving-average.js';
import { powerDecay } from './power-decay.js';
import { constant } from './schedules/constant.js';
import { swap } from './swap.js';
import { sgd } from './optimizers/sgd.js';
import { valueAndGrads } from '../value-and-grads.js';

/** θ = 1, a number of steps, which is an integer, and a buffer. */
const model = () => {
  const variables = tf.tidy(() => ({
    theta: tf.variable(tf.scalar(1)),
    steps: tf.variable(tf.scalar(0, 'int32')),
    running: tf.variable(tf.scalar(0), false),
  }));
  return { parameters: () => variables, dispose: () => tf.dispose({ ...variables }) };
};

describe('movingAverage', () => {
  test.each([
    { how: 'by a schedule', decay: constant(0.5), weights: [0.5, 0.5, 0.5] },
    { how: 'warmed up', decay: 0.5, weights: [0.9, 9 / 11, 9 / 12] },
    {
      how: 'by a power of time',
      decay: powerDecay(0.1),
      weights: [1, 1 - (1 / 2) ** 7.937204, 1 - (2 / 3) ** 7.937204],
    },
  ])('follows the parameters in fit, $how', async ({ decay, weights }) => {
    const fitted = model();
    const { theta } = fitted.parameters();
    const ema = movingAverage(fitted, { decay });
    expect(ema.decay(0)).toBeCloseTo(1 - weights[0]!);
    await fit({
      model: fitted,
      objective: () => valueAndGrads({ theta }, () => ({ value: tf.mul(theta, 1) })),
      batches: { batchesPerEpoch: 1, batchSize: 1, batch: () => tf.scalar(0) },
      optimizer: sgd({ learningRate: 1 }),
      ema,
      steps: 3,
      key: key(0),
    });
    // θ is 0, −1 and −2 after the steps.
    const average = weights.reduce((a, weight, step) => a + (-step - a) * weight, 1);
    await expectClose(ema.parameters()['theta']!, average, 1e-6);
    ema.dispose();
    fitted.dispose();
  });

  test('takes integers and buffers as they are', async () => {
    const followed = model();
    const ema = movingAverage(followed);
    const { steps, running, theta } = followed.parameters();
    tf.tidy(() => {
      steps.assign(tf.scalar(7, 'int32'));
      running.assign(tf.scalar(3));
      theta.assign(tf.scalar(3));
      ema.follow(tf.scalar(0.5));
    });
    await expectClose(ema.parameters()['steps']!, 7, 0);
    await expectClose(ema.parameters()['running']!, 3, 0);
    await expectClose(ema.parameters()['theta']!, 2, 0);
    ema.dispose();
    followed.dispose();
  });

  test('has the layout of the model in a state dict', async () => {
    const layer = conv2d({ inputs: 1, outputs: 2, kernelSize: [3, 4], key: key(0) });
    const ema = movingAverage(layer);
    expect(await stateDict(ema)).toEqual(await stateDict(layer));
    ema.dispose();
    layer.dispose();
  });

  test('leaves no tensors behind', async () => {
    const followed = model();
    await expectNoLeak(() => {
      const ema = movingAverage(followed);
      tf.tidy(() => ema.follow(tf.scalar(0.5)));
      ema.dispose();
    });
    followed.dispose();
  });

  test('a decay of one is refused', () =>
    expect(() => movingAverage(model(), { decay: 1 })).toThrow(
      'movingAverage: decay: expected a number in [0, 1); got 1.',
    ));
});

describe('swap', () => {
  test('exchanges the parameters; twice is as if never', async () => {
    const [a, b] = [0, 1].map((seed) => dense({ inputs: 2, outputs: 1, key: key(seed) }));
    const [ofA, ofB] = await Promise.all([stateDict(a!), stateDict(b!)]);
    await expectNoLeak(() => swap(a!, b!));
    swap(a!, b!);
    expect(await stateDict(a!)).toEqual(ofB);
    expect(await stateDict(b!)).toEqual(ofA);
    swap(a!, b!);
    expect(await stateDict(a!)).toEqual(ofA);
    a!.dispose();
    b!.dispose();
  });

  test('models with other parameters are refused', () => {
    const [a, b] = [1, 2].map((outputs) => dense({ inputs: 2, outputs, key: key(0) }));
    expect(() => swap(a!, b!)).toThrow(
      'swap: b: expected the paths and shapes of the model; got no bias [1], weight [1,2].',
    );
    a!.dispose();
    b!.dispose();
  });
});

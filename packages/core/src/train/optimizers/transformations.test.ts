import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import {
  countDispatches,
  expectClose,
  expectParameters,
  runOptimizer,
  stepOf,
} from '@gen/test-utils';
import { key } from '../../random/key.js';
import { scalarsAt } from '../../scalars-at.js';
import type { Optimizer } from '../optimizer.js';
import { adamW } from './adam-w.js';
import { adam } from './adam.js';
import { addDecayedWeights } from './add-decayed-weights.js';
import { addMomentum } from './add-momentum.js';
import { chain } from './chain.js';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { clipParameters } from './clip-parameters.js';
import { lion } from './lion.js';
import { rmsprop } from './rmsprop.js';
import { scaleByFactoredRms } from './scale-by-factored-rms.js';
import { scaleByAdam } from './scale-by-adam.js';
import { sgd } from './sgd.js';

const learningRate = 0.1;

describe('transformations', () => {
  test('a gradient shorter than the limit is not clipped', () =>
    expectParameters(
      runOptimizer(chain(clipByGlobalNorm(100), sgd({ learningRate })), 3),
      runOptimizer(sgd({ learningRate }), 3),
      1e-6,
    ));

  test('only the parameters that are chosen decay', async () => {
    const parameters = { weight: tf.scalar(2), bias: tf.scalar(2) };
    const grads = { weight: tf.scalar(0), bias: tf.scalar(0) };
    const decay = addDecayedWeights({ weightDecay: 0.5, decays: (path) => path !== 'bias' });
    const scalars = scalarsAt(decay.schedules, 0);
    const { updates } = decay.update(grads, { state: {}, parameters, scalars, key: key(0) });
    await expectClose(updates['weight']!, 1);
    await expectClose(updates['bias']!, 0);
    tf.dispose([parameters, grads, updates, { ...scalars }]);
  });

  test('the links of a chain keep their states and schedules apart', () => {
    const parameters = { weight: tf.scalar(1) };
    const optimizer = chain(adam(), chain(addMomentum(), scaleByAdam()));
    const state = optimizer.init(parameters);
    expect(Object.keys(state)).toEqual([
      '0.0.firstMoment.weight',
      '0.0.secondMoment.weight',
      '1.0.momentum.weight',
      '1.1.firstMoment.weight',
      '1.1.secondMoment.weight',
    ]);
    expect(Object.keys(optimizer.schedules)).toEqual([
      '0.0.scale',
      '0.0.epsilon',
      '0.1.learningRate',
      '1.1.scale',
      '1.1.epsilon',
    ]);
    tf.dispose([parameters, state]);
  });

  const dispatches: readonly [string, () => Optimizer, number][] = [
    ['adamW', () => adamW(), 3], // the coefficients are stacked by one
    ['sgd', () => sgd({ learningRate }), 3], // the learning rate is negated by one
    ['sgd with momentum', () => sgd({ learningRate, momentum: 0.9 }), 5],
    ["Nesterov's momentum", () => sgd({ learningRate, momentum: 0.9, nesterov: true }), 7],
    ['rmsprop', () => rmsprop(), 7],
    ['lion', () => lion(), 9],
  ];
  test.each(dispatches)('a step of %s is few dispatches', (_, make, wanted) => {
    const optimizer = make();
    const [parameters, grads] = [
      { a: tf.ones([3, 2]), b: tf.ones([2]) },
      { a: tf.ones([3, 2]), b: tf.ones([2]) },
    ];
    const context = {
      state: optimizer.init(parameters),
      parameters,
      scalars: scalarsAt(optimizer.schedules, 0),
      key: key(0),
    };
    const count = countDispatches(() => ({ ...stepOf(optimizer, grads, context) }));
    expect(count).toBe(tf.getBackend() === 'webgpu' ? wanted : 0);
    tf.dispose([parameters, grads, context.state, { ...context.scalars }]);
  });

  test('a limit of nothing is refused', () =>
    expect(() => clipByGlobalNorm(0)).toThrow(
      'clipByGlobalNorm: maxNorm: expected a number > 0; got 0.',
    ));
});

test('clipParameters leaves no parameter beyond its bound, where its step leads it there', async () => {
  const free = runOptimizer(sgd({ learningRate }), 1);
  const clipped = runOptimizer(chain(sgd({ learningRate }), clipParameters(0.4)), 1);
  const wanted = tf.tidy(() =>
    Object.fromEntries(
      Object.entries(free).map(([path, value]) => [path, tf.clipByValue(value, -0.4, 0.4)]),
    ),
  );
  await expectParameters(clipped, wanted, 1e-7);
  tf.dispose([free, wanted]);
});

test('the state of a factored parameter is its rows and columns', () => {
  const parameters = { kernel: tf.ones([2, 5, 4]), bias: tf.ones([7]) };
  const state = scaleByFactoredRms({ minDimSizeToFactor: 3 }).init(parameters);
  const shapes = Object.entries(state).map(([name, { shape }]) => [name, shape]);
  expect(shapes).toEqual([
    ['rows.kernel', [2, 4]],
    ['columns.kernel', [2, 5]],
    ['secondMoment.bias', [7]],
  ]);
  tf.dispose([parameters, state]);
});

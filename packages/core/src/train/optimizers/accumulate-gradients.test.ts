import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import {
  countDispatches,
  expectClose,
  expectParameters,
  runOptimizer,
  startParameters,
  stepOf,
  waveGradients,
} from '@gen/test-utils';
import { key } from '../../random/key.js';
import { scalarsAt } from '../../scalars-at.js';
import type { Optimizer } from '../optimizer.js';
import { constant } from '../schedules/constant.js';
import { accumulateGradients } from './accumulate-gradients.js';
import { adam } from './adam.js';
import { chain } from './chain.js';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { scaleByLearningRate } from './scale-by-learning-rate.js';
import { sgd } from './sgd.js';

const learningRate = 0.1;

describe('accumulateGradients', () => {
  const half = (step: number): NamedTensorMap => waveGradients(Math.floor(step / 2));

  test('of k steps with the same gradient is one step with it', () =>
    expectParameters(
      runOptimizer(accumulateGradients(adam({ learningRate }), 2), 8, half),
      runOptimizer(adam({ learningRate }), 4),
      1e-6,
    ));

  test('follows the mean of the gradients', () => {
    const mean = (step: number): NamedTensorMap => {
      const [a, b] = [waveGradients(2 * step), waveGradients(2 * step + 1)];
      return Object.fromEntries(
        Object.keys(a).map((path) => [path, tf.div(tf.add(a[path]!, b[path]!), 2)]),
      );
    };
    const make = (): Optimizer => chain(clipByGlobalNorm(1), sgd({ learningRate, momentum: 0.9 }));
    return expectParameters(
      runOptimizer(accumulateGradients(make(), 2), 6),
      runOptimizer(make(), 3, mean),
      1e-6,
    );
  });

  test('leaves the parameters between its steps, bit for bit', () =>
    expectParameters(runOptimizer(accumulateGradients(adam(), 3), 2), tf.tidy(startParameters), 0));

  test('forgets what was not a number with the step that followed it', async () => {
    const optimizer = accumulateGradients(scaleByLearningRate(constant(0)), 2);
    const odd = (step: number): NamedTensorMap =>
      step === 0 ? { bias: tf.tensor1d([NaN, 1]) } : { bias: tf.tensor1d([1, 1]) };
    const state = tf.tidy(() => {
      let state = optimizer.init(startParameters());
      for (let step = 0; step < 2; step++) {
        const scalars = scalarsAt(optimizer.schedules, step);
        const context = { state, parameters: startParameters(), scalars, key: key(0) };
        state = { ...state, ...optimizer.update(odd(step), context).state };
      }
      return state['gradient.bias']!;
    });
    await expectClose(state, [0, 0], 0);
    state.dispose();
  });

  test('does the same work at every step', () => {
    const optimizer = accumulateGradients(adam(), 2);
    const work = [0, 1, 2, 3].map((step) => {
      const parameters = startParameters();
      const context = {
        state: optimizer.init(parameters),
        parameters,
        scalars: scalarsAt(optimizer.schedules, step),
        key: key(0),
      };
      const grads = waveGradients(step);
      const count = countDispatches(() => ({ ...stepOf(optimizer, grads, context) }));
      tf.dispose([parameters, grads, context.state, { ...context.scalars }]);
      return count;
    });
    expect(new Set(work).size).toBe(1);
  });

  test('of no steps is refused', () =>
    expect(() => accumulateGradients(adam(), 0)).toThrow(
      'accumulateGradients: every: expected an integer ≥ 1; got 0.',
    ));
});

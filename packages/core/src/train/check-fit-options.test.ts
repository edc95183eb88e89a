import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { fallingCase, falls, fiveBatches } from '@gen/test-utils';
import { type Objective } from '../index.js';
import { fit } from './fit.js';

describe('options that make no sense are refused', () => {
  const cases: readonly [string, object, string][] = [
    [
      'neither steps nor epochs',
      {},
      'fit: steps: expected a number either of steps or of epochs; got none.',
    ],
    ['both', { steps: 1, epochs: 1 }, 'got both.'],
    ['half a step', { steps: 0.5 }, 'fit: steps: expected an integer ≥ 0; got 0.5.'],
    ['no end of epochs', { epochs: Infinity }, 'fit: epochs: expected a number ≥ 0; got Infinity.'],
    [
      'no reports',
      { steps: 1, reportEvery: 0 },
      'fit: reportEvery: expected an integer ≥ 1; got 0.',
    ],
    [
      'no batches',
      { steps: 1, batches: { ...fiveBatches, batchesPerEpoch: 0 } },
      'fit: batches.batchesPerEpoch: expected an integer ≥ 1; got 0.',
    ],
  ];
  test.each(cases)('%s', async (_, options, message) => {
    const fitted = fallingCase();
    await expect(fit({ ...fitted, ...falls, ...options })).rejects.toThrow(message);
    fitted.model.dispose();
  });

  test('one variable under two paths', async () => {
    const fitted = fallingCase();
    const { theta } = fitted;
    const model = { parameters: () => ({ a: theta, b: theta }) };
    await expect(fit({ ...fitted, ...falls, model, steps: 1 })).rejects.toThrow(
      'fit: model: expected each variable under one path; got a, b.',
    );
    fitted.model.dispose();
  });

  const estimates: readonly [string, object, string][] = [
    ['no gradients', { grads: {} }, 'expected a gradient of at least one parameter; got none.'],
    [
      'an unknown path',
      { grads: { phi: tf.scalar } },
      'expected gradients by the paths of the model; got phi.',
    ],
    [
      'another shape',
      { grads: { theta: () => tf.ones([2]) } },
      'expected a gradient of shape [] for theta; got shape [2].',
    ],
  ];
  test.each(estimates)(
    'an objective that returns %s',
    async (_, { grads }: { grads?: object }, told) => {
      const fitted = fallingCase();
      const objective: Objective<Tensor> = () => ({
        value: tf.scalar(1),
        grads: Object.fromEntries(
          Object.entries(grads!).map(([path, make]) => [path, (make as (x: number) => Tensor)(1)]),
        ),
      });
      await expect(fit({ ...fitted, ...falls, objective, steps: 1 })).rejects.toThrow(
        `fit: objective: ${told}`,
      );
      fitted.model.dispose();
    },
  );
});

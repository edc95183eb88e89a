import * as tf from '@tensorflow/tfjs-core';
import { describe, test } from 'vitest';
import { expectParameters, runOptimizer, startParameters } from '@gen/test-utils';
import { adam } from './adam.js';
import { lookahead } from './lookahead.js';

const learningRate = 0.1;

describe('lookahead', () => {
  test('with a rate of 1 is the optimizer itself', () =>
    expectParameters(
      runOptimizer(lookahead(adam({ learningRate }), { rate: 1 }), 7),
      runOptimizer(adam({ learningRate }), 7),
      1e-6,
    ));

  test('with a rate of 0 returns to the start', () =>
    expectParameters(
      runOptimizer(lookahead(adam(), { every: 3, rate: 0 }), 6),
      tf.tidy(startParameters),
      0,
    ));
});

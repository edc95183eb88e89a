import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectParameters, runOptimizer, startParameters, waveGradients } from '@gen/test-utils';
import type { Optimizer } from '../optimizer.js';
import { adam } from './adam.js';
import { chain } from './chain.js';
import { clipByGlobalNorm } from './clip-by-global-norm.js';
import { clipByValue } from './clip-by-value.js';
import { freeze } from './freeze.js';
import { partition } from './partition.js';
import { sgd } from './sgd.js';

const learningRate = 0.1;
const isWeight = (path: string): boolean => path.endsWith('weight');
const isBias = (path: string): boolean => path.endsWith('bias');

describe('partition and freeze', () => {
  test('what is frozen has no state', () => {
    const parameters = startParameters();
    const state = freeze(adam(), isBias).init(parameters);
    expect(Object.keys(state)).toEqual(['0.firstMoment.weight', '0.secondMoment.weight']);
    tf.dispose([parameters, state]);
  });

  test('a clip of a part does not see the others', () => {
    const clipped = (): Optimizer => chain(clipByGlobalNorm(0.5), sgd({ learningRate }));
    const alone = (step: number): NamedTensorMap => ({ weight: waveGradients(step)['weight']! });
    const optimizer = partition({ a: clipped(), b: chain(clipByValue(1e-9)) }, (path) =>
      isWeight(path) ? 'a' : 'b',
    );
    return expectParameters(runOptimizer(optimizer, 3), runOptimizer(clipped(), 3, alone), 1e-6);
  });

  test('chooses by shape too', () => {
    const parameters = startParameters();
    const optimizer = partition({ matrix: adam(), vector: sgd({ learningRate }) }, (_, shape) =>
      shape.length > 1 ? 'matrix' : 'vector',
    );
    const state = optimizer.init(parameters);
    expect(Object.keys(state)).toEqual([
      'matrix.0.firstMoment.weight',
      'matrix.0.secondMoment.weight',
    ]);
    tf.dispose([parameters, state]);
  });

  test('a part that there is not is refused', () => {
    const parameters = startParameters();
    const optimizer = partition({ a: adam() }, ((path: string) =>
      path === 'bias' ? 'b' : 'a') as () => 'a');
    expect(() => optimizer.init(parameters)).toThrow(
      'partition: partOf: expected one of a for bias; got b.',
    );
    tf.dispose(parameters);
  });
});

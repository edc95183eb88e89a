import * as tf from '@tensorflow/tfjs-core';
import { negativeLogLikelihood } from '../contestant/cnf.js';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';

/** The continuous flow by an optimizer of TensorFlow.js. */
export const cnf: Open = (_, inputs) => {
  const variables = variablesOf(inputs);
  const x = tensorOf(inputs, 'x');
  return minimized({
    variables,
    step: (optimizer) => optimizer.minimize(() => negativeLogLikelihood(variables, x), true)!,
    optimizer: () => tf.train.adam(1e-3, 0.9, 0.999, 1e-8),
    owned: [x],
  });
};

import * as tf from '@tensorflow/tfjs-core';
import { couplingsLoss } from '../contestant/couplings-loss.js';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';
import { perceptron } from './perceptron.js';

/** The couplings in plain TensorFlow.js. */
export const realnvp: Open = (_, inputs) => {
  const variables = variablesOf(inputs, (tensor) => tf.transpose(tensor));
  const x = tensorOf(inputs, 'x');
  const networks = Array.from({ length: 10 }, (_, i) => perceptron(variables, `${i}`));
  return minimized({
    variables,
    step: (optimizer) => optimizer.minimize(() => couplingsLoss(networks, x), true)!,
    optimizer: () => tf.train.adam(1e-3, 0.9, 0.999, 1e-8),
    owned: [x],
  });
};

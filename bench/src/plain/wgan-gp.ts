import * as tf from '@tensorflow/tfjs-core';
import { criticLoss } from '../contestant/critic-loss.js';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';
import { perceptron } from './perceptron.js';

/** The critic in plain TensorFlow.js. */
export const wganGp: Open = (_, inputs) => {
  const variables = variablesOf(inputs, (tensor) => tf.transpose(tensor));
  const [real, made] = [tensorOf(inputs, 'real'), tensorOf(inputs, 'made')];
  const critic = perceptron(variables, 'net');
  const share = (draws: boolean) =>
    draws ? tf.randomUniform([real.shape[0]!, 1]) : tf.scalar(0.5);
  return minimized({
    variables,
    step: (optimizer, draws) =>
      optimizer.minimize(() => criticLoss(critic, real, made, share(draws)), true)!,
    optimizer: () => tf.train.adam(1e-3, 0.9, 0.999, 1e-8),
    owned: [real, made],
  });
};

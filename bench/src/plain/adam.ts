import * as tf from '@tensorflow/tfjs-core';
import type { Scalar } from '@tensorflow/tfjs-core';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';

/** `tf.train.adam` on a gradient that is there already. */
export const adam: Open = (_, inputs) => {
  const variables = variablesOf(inputs);
  const weight = variables['weight']!;
  const gradient = tensorOf(inputs, 'gradient');
  return minimized({
    variables,
    step: (optimizer, draws) => {
      const value = draws ? tf.scalar(0) : tf.mean<Scalar>(tf.abs(weight));
      optimizer.applyGradients({ [weight.name]: gradient });
      return value;
    },
    optimizer: () => tf.train.adam(1e-3, 0.9, 0.999, 1e-8),
    owned: [gradient],
  });
};

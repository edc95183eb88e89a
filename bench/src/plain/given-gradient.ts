import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer, Scalar } from '@tensorflow/tfjs-core';
import { tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { minimized } from './minimized.js';

/** An optimizer of TensorFlow.js on a gradient that is there already. */
export const givenGradient =
  (optimizerOf: (name: string) => Optimizer): Open =>
  (name, inputs) => {
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
      optimizer: () => optimizerOf(name),
      owned: [gradient],
    });
  };

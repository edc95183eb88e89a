import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Objective } from '@gen/core';
import type { Optimizer } from '@gen/core/train';
import { parametersOf, tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

/** An optimizer as `fit` runs it, with a gradient that costs nothing. */
export const givenGradient =
  (optimizerOf: (name: string) => Optimizer): Open =>
  (name, inputs) => {
    const variables = variablesOf(inputs);
    const follow =
      (value: () => Scalar): Objective<Tensor> =>
      (gradient) => ({ value: value(), grads: { weight: tf.clone(gradient) } });
    return trained({
      model: { parameters: () => variables, dispose: () => tf.dispose(variables) },
      initial: parametersOf(inputs),
      objective: follow(() => tf.scalar(0)),
      drawless: follow(() => tf.mean<Scalar>(tf.abs(variables['weight']!))),
      optimizer: optimizerOf(name),
      batch: tensorOf(inputs, 'gradient'),
    });
  };

import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Objective } from '@gen/core';
import { adam as makeAdam } from '@gen/core/train';
import { parametersOf, tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

/** Adam as `fit` runs it, with a gradient that costs nothing. */
export const adam: Open = (_, inputs) => {
  const variables = variablesOf(inputs);
  const follow =
    (value: () => Scalar): Objective<Tensor> =>
    (gradient) => ({ value: value(), grads: { weight: tf.clone(gradient) } });
  return trained({
    model: { parameters: () => variables, dispose: () => tf.dispose(variables) },
    initial: parametersOf(inputs),
    objective: follow(() => tf.scalar(0)),
    drawless: follow(() => tf.mean<Scalar>(tf.abs(variables['weight']!))),
    optimizer: makeAdam(),
    batch: tensorOf(inputs, 'gradient'),
  });
};

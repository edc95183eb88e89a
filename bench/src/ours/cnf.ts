import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { valueAndGrads, type Objective } from '@gen/core';
import { adam } from '@gen/core/train';
import { negativeLogLikelihood } from '../contestant/cnf.js';
import { parametersOf, tensorOf, variablesOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';
import { trained } from './trained.js';

/** A continuous flow trained through its solver. */
export const cnf: Open = (_, inputs) => {
  const variables = variablesOf(inputs);
  const objective: Objective<Tensor> = (x) =>
    valueAndGrads(variables, () => ({ value: negativeLogLikelihood(variables, x) }));
  return trained({
    model: { parameters: () => variables, dispose: () => tf.dispose(variables) },
    initial: parametersOf(inputs),
    objective,
    optimizer: adam(),
    batch: tensorOf(inputs, 'x'),
  });
};

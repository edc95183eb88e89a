import { adam, sgd } from '@gen/core/train';
import { givenGradient } from './given-gradient.js';

/** Adam, or descent with momentum, on a gradient that is there already. */
export const optimizer = givenGradient((name) =>
  name.startsWith('adam') ? adam() : sgd({ learningRate: 1e-3, momentum: 0.9 }),
);

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { valueAndGrads, type Key, type Loss, type Objective, type Scalars } from '@gen/core';
import type { Parameters } from '@gen/core/nn';

/** A loss of a batch; `train` says whether layers train or are evaluated. */
export type BatchLoss = (x: Tensor, key: Key, train: boolean) => Loss;

/** An objective that can be evaluated without gradients. */
export type EvaluatedObjective = Objective<Tensor> & Required<Pick<Objective<Tensor>, 'evaluate'>>;

/** The objective whose gradient is that of a loss. */
export const lossObjective = (parameters: () => Parameters, loss: BatchLoss): EvaluatedObjective =>
  Object.assign((x: Tensor, key: Key) => valueAndGrads(parameters(), () => loss(x, key, true)), {
    evaluate: (x: Tensor, key: Key) => evaluated(() => loss(x, key, false)),
  });

/** A loss and its metrics as scores. */
export const evaluated = (loss: () => Loss): Scalars =>
  tf.tidy(() => {
    const { value, metrics } = loss();
    return { ...metrics, loss: value };
  });

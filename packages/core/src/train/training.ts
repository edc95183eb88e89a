import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Parameters } from '../nn/layer.js';
import type { Estimate, Objective, Scalars } from '../objective.js';
import { foldIn } from '../random/fold-in.js';
import type { Key } from '../random/key.js';
import { scalarsAt } from '../scalars-at.js';
import { checkEstimate } from './check-estimate.js';
import type { MovingAverage } from './moving-average.js';
import type { Optimizer } from './optimizer.js';
import { takeStep } from './optimizers/take-step.js';

/** What a step of training reads and changes. */
export interface Training<Batch> {
  /** The parameters by path. */
  readonly parameters: Parameters;
  /** The optimizer's state by name. */
  readonly state: Parameters;
  /** What is minimised. */
  readonly objective: Objective<Batch>;
  /** How gradients become updates. */
  readonly optimizer: Optimizer;
  /** What follows the parameters. */
  readonly ema: MovingAverage | undefined;
  /** Key of the run. */
  readonly key: Key;
}

/** Makes the optimizer's state for the parameters that are trained. The caller disposes it. */
export function optimizerState(optimizer: Optimizer, parameters: Parameters): Parameters {
  const trained = Object.entries(parameters).filter(([, { trainable }]) => trainable);
  return tf.tidy(() => {
    const state = optimizer.init(Object.fromEntries(trained));
    const variables = Object.entries(state).map(
      ([name, tensor]) => [name, tf.variable(tensor, false)] as const,
    );
    return Object.fromEntries(variables);
  });
}

/**
 * One step: follows the gradient of the objective on a batch. Numbers that change with the step come
 * in as tensors, so that the rest is the same work at every step. Returns the loss and the metrics;
 * the caller owns them.
 */
export function trainStep<Batch>(training: Training<Batch>, batch: Batch, step: number): Scalars {
  const { parameters, state, objective, optimizer, ema, key } = training;
  return tf.tidy(() => {
    const estimate = objective(
      batch,
      foldIn(key, step),
      scalarsAt(objective.schedules ?? {}, step),
    );
    checkEstimate(estimate, parameters);
    const scalars = scalarsAt(optimizer.schedules, step);
    const next = takeStep(optimizer, estimate.grads, { state, parameters, scalars });
    assign(parameters, next.parameters);
    assign(state, next.state);
    ema?.follow(tf.scalar(1 - ema.decay(step)));
    return watched(estimate);
  });
}

function assign(variables: Parameters, values: NamedTensorMap): void {
  for (const name of Object.keys(values)) variables[name]!.assign(values[name]!);
}

const watched = ({ value, metrics }: Estimate): Record<string, tf.Scalar> => ({
  ...metrics,
  loss: value,
});

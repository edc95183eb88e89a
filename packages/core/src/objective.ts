import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import type { Key } from './random/key.js';
import type { Schedule } from './schedule.js';

/** An objective's value and its gradient by parameter path. Whoever asked for it disposes it. */
export interface Estimate {
  /** What is minimised, a scalar tensor. */
  readonly value: Scalar;
  /** Gradient of `value` by parameter path, each of the shape of its parameter. */
  readonly grads: NamedTensorMap;
  /** Scalars worth watching, such as the parts of `value`. */
  readonly metrics?: Readonly<Record<string, Scalar>>;
}

/** The current values of schedules, by name, as tensors: inputs of a step, never constants in it. */
export type Scalars = Readonly<Record<string, Scalar>>;

/**
 * What a model is trained by: a function from a batch and a key to an {@link Estimate}, pure but for
 * the buffers of the model, such as running means, which it may move.
 *
 * An objective with numbers that change from step to step names them in `schedules`; whoever calls
 * it passes their current values as the tensors `scalars`.
 */
export interface Objective<Batch> {
  (batch: Batch, key: Key, scalars: Scalars): Estimate;
  /** Numbers that change with the step, by name. */
  readonly schedules?: Readonly<Record<string, Schedule>>;
}

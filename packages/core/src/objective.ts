import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import type { HasParameters, Parameters } from './nn/layer.js';
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
 * buffers, such as running means or the states of chains, which it may move.
 *
 * An objective with numbers that change from step to step names them in `schedules`; whoever calls
 * it passes their current values as the tensors `scalars`.
 */
export interface Objective<Batch> {
  (batch: Batch, key: Key, scalars: Scalars): Estimate;
  /** Numbers that change with the step, by name. */
  readonly schedules?: Readonly<Record<string, Schedule>>;
  /**
   * Scores a batch that nothing is learnt from, by the value as `loss` and the metrics: without gradients,
   * by layers that are evaluated, and with buffers left as they are. Where it is left out, what scores is
   * the estimate.
   */
  evaluate?(batch: Batch, key: Key, scalars: Scalars): Scalars;
  /**
   * Variables of its own by path, such as chains, a baseline, or a normalizing constant: saved and resumed
   * with a run. Those that are trainable are trained along, by gradients under `objective.<path>`.
   */
  parameters?(): Parameters;
}

/**
 * An objective with variables of its own. Whoever makes it disposes it; `fit` borrows it.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { valueAndGrads, type StatefulObjective } from '@gen/core';
 *
 * // A threshold that is learned beside the model, and is no part of it.
 * const weight = tf.variable(tf.scalar(1));
 * const baseline = tf.variable(tf.scalar(0));
 * const objective: StatefulObjective<tf.Tensor> = Object.assign(
 *   (x: tf.Tensor) =>
 *     valueAndGrads({ weight, 'objective.baseline': baseline }, () => ({
 *       value: tf.mean<tf.Scalar>(tf.square(tf.sub(tf.mul(weight, x), baseline))),
 *     })),
 *   { parameters: () => ({ baseline }), dispose: () => baseline.dispose() },
 * );
 * ```
 */
export type StatefulObjective<Batch> = Objective<Batch> & HasParameters;

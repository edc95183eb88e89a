import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Scalars } from '../objective.js';
import type { Key } from '../random/key.js';
import type { Schedule } from '../schedule.js';

/** What an update may read besides the gradient. */
export interface UpdateContext {
  /** The optimizer's state by name, as `init` made it or the last `update` returned it. */
  readonly state: NamedTensorMap;
  /** Current values of the parameters by path. */
  readonly parameters: NamedTensorMap;
  /** Current values of the optimizer's schedules. */
  readonly scalars: Scalars;
  /** Key of this update, for one that draws. */
  readonly key: Key;
}

/** What an update returns: the caller owns it. */
export interface Update {
  /** What is added to each parameter, by the paths of the gradients; a parameter that is not here stays. */
  readonly updates: NamedTensorMap;
  /** What changes of the state, under its names; what is not here stays as it is. */
  readonly state: NamedTensorMap;
}

/** What a step returns: the caller owns it. */
export interface Step {
  /** The next values of the parameters, by the paths of the gradients; what is not here stays. */
  readonly parameters: NamedTensorMap;
  /** What changes of the state, as in {@link Update}. */
  readonly state: NamedTensorMap;
}

/**
 * A transformation of gradients with a state of its own, in the manner of optax: `adam` is a chain
 * of two of them. It is a pure function of tensors and a key, the same work at every step: numbers
 * that change with the step are schedules, and its state is all there from the first. `fit` keeps the
 * state in variables.
 *
 * A parameter without a gradient gets no update, and its part of the state stays as it is.
 */
export interface Optimizer {
  /** Numbers that change with the step, by name, computed in double precision outside the step. */
  readonly schedules: Readonly<Record<string, Schedule>>;
  /** The first state for these parameters: a new tensor a name. */
  init(parameters: NamedTensorMap): NamedTensorMap;
  /** Maps gradients by path to updates by path. */
  update(grads: NamedTensorMap, context: UpdateContext): Update;
  /**
   * Maps gradients by path to the next values of the parameters, where that is less work than `update`
   * and an addition, which it equals to rounding. `fit` takes it where there is one.
   */
  step?(grads: NamedTensorMap, context: UpdateContext): Step;
}

import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import type { Optimizer, UpdateContext } from '../optimizer.js';
import { headed, under } from './headed.js';
import { mapTensors } from './map-tensors.js';
import { addScaled } from './maps.js';
import { sparser } from './sparser.js';
import { takeStep } from './take-step.js';

/**
 * Gathers the mean of the gradients of several steps, and lets an optimizer follow it at the last of
 * them: a batch that is that many times larger, in the memory of a small one (optax's `MultiSteps`).
 *
 *     a ← a + g / k   at every step;   at each k-th step, the optimizer is given a, and a ← 0
 *
 * The optimizer's schedules count its own steps. Between them the parameters stay, and its state too;
 * every step does the same work, the optimizer's included, whose result is taken or not, so that a step
 * which is recorded once serves for all.
 *
 * The state is a as `gradient.<path>`, and that of the optimizer as `optimizer.<name>`.
 *
 * @param every k ≥ 1.
 *
 * @example
 * ```ts
 * import { accumulateGradients, adam } from '@gen/core/train';
 *
 * const optimizer = accumulateGradients(adam({ learningRate: 1e-3 }), 8);
 * ```
 */
export function accumulateGradients(optimizer: Optimizer, every: number): Optimizer {
  checkCount('accumulateGradients', 'every', every);
  return {
    schedules: {
      ...headed('optimizer', sparser(optimizer.schedules, every)),
      isLast: (step) => ((step + 1) % every === 0 ? 1 : 0),
    },

    init: (parameters) =>
      tf.tidy(() => ({
        ...headed('gradient', mapTensors(parameters, tf.zerosLike)),
        ...headed('optimizer', optimizer.init(parameters)),
      })),

    update: (grads, context) =>
      tf.tidy(() => {
        const sums = gathered(grads, context, every);
        const made = optimizer.update(sums, innerOf(context));
        const taken = whereLast(context);
        return {
          updates: mapTensors(made.updates, (u) => taken(u, tf.zerosLike(u))),
          state: nextState(made.state, sums, context),
        };
      }),

    step: (grads, context) =>
      tf.tidy(() => {
        const sums = gathered(grads, context, every);
        const made = takeStep(optimizer, sums, innerOf(context));
        const taken = whereLast(context);
        return {
          parameters: mapTensors(made.parameters, (next, path) =>
            taken(next, context.parameters[path]!),
          ),
          state: nextState(made.state, sums, context),
        };
      }),
  };
}

/** The sum of the gradients so far, each divided by their number. */
function gathered(grads: NamedTensorMap, { state }: UpdateContext, every: number): NamedTensorMap {
  const share = tf.scalar(1 / every);
  return mapTensors(grads, (g, path) => addScaled(state[`gradient.${path}`]!, g, share));
}

const innerOf = ({ state, scalars, ...context }: UpdateContext): UpdateContext => ({
  ...context,
  state: under('optimizer', state),
  scalars: under('optimizer', scalars),
});

/** Chooses the first at the last of the steps that are gathered, the second at the others. */
function whereLast({ scalars }: UpdateContext): (a: tf.Tensor, b: tf.Tensor) => tf.Tensor {
  const isLast = tf.cast<Scalar>(scalars['isLast']!, 'bool');
  return (a, b) => tf.where(isLast, a, b);
}

function nextState(
  next: NamedTensorMap,
  sums: NamedTensorMap,
  context: UpdateContext,
): NamedTensorMap {
  const taken = whereLast(context);
  const before = innerOf(context).state;
  return {
    ...headed(
      'gradient',
      mapTensors(sums, (sum) => taken(tf.zerosLike(sum), sum)),
    ),
    ...headed(
      'optimizer',
      mapTensors(next, (value, name) => taken(value, before[name]!)),
    ),
  };
}

import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import type { Optimizer, Step, UpdateContext } from '../optimizer.js';
import { headed, under } from './headed.js';
import { mapTensors } from './map-tensors.js';
import { lerp } from './maps.js';
import { takeStep } from './take-step.js';

/** Options of {@link lookahead}. */
export interface LookaheadOptions {
  /** Number of steps from one return to the slow weights to the next, k. */
  readonly every?: number;
  /** How far the slow weights go towards the fast ones, α. */
  readonly rate?: number;
}

/**
 * An optimizer that goes ahead for some steps and then only a part of the way (Zhang et al. 2019,
 * "Lookahead Optimizer: k steps forward, 1 step back", Algorithm 1, https://arxiv.org/abs/1907.08610).
 *
 *     θ ← its step;   at each k-th step   φ ← φ + α (θ − φ),   θ ← φ
 *
 * The state is φ as `slow.<path>`, and that of the optimizer as `optimizer.<name>`. Evaluate the
 * parameters after a multiple of k steps, when they are the slow weights.
 *
 * @example
 * ```ts
 * import { adam, lookahead } from '@gen/core/train';
 *
 * const optimizer = lookahead(adam({ learningRate: 1e-3 }), { every: 5, rate: 0.5 });
 * ```
 */
export function lookahead(
  optimizer: Optimizer,
  { every = 5, rate = 0.5 }: LookaheadOptions = {},
): Optimizer {
  checkCount('lookahead', 'every', every);
  const step = (grads: NamedTensorMap, context: UpdateContext): Step =>
    tf.tidy(() => {
      const { state, scalars } = context;
      const fast = takeStep(optimizer, grads, {
        ...context,
        state: under('optimizer', state),
        scalars: under('optimizer', scalars),
      });
      const isLast = tf.cast<Scalar>(scalars['isLast']!, 'bool');
      const part = tf.scalar(rate);
      const slow = mapTensors(fast.parameters, (next, path) => {
        const before = state[`slow.${path}`]!;
        return tf.where(isLast, lerp(before, next, part), before);
      });
      return {
        parameters: mapTensors(fast.parameters, (next, path) =>
          tf.where(isLast, slow[path]!, next),
        ),
        state: { ...headed('optimizer', fast.state), ...headed('slow', slow) },
      };
    });
  return {
    schedules: {
      ...headed('optimizer', optimizer.schedules),
      isLast: (step) => ((step + 1) % every === 0 ? 1 : 0),
    },

    init: (parameters) =>
      tf.tidy(() => ({
        ...headed('optimizer', optimizer.init(parameters)),
        ...headed(
          'slow',
          mapTensors(parameters, (parameter) => tf.clone(parameter)),
        ),
      })),

    update: (grads, context) =>
      tf.tidy(() => {
        const { parameters, state } = step(grads, context);
        return {
          updates: mapTensors(parameters, (next, path) => tf.sub(next, context.parameters[path]!)),
          state,
        };
      }),

    step,
  };
}

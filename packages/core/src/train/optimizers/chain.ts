import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { foldIn } from '../../random/fold-in.js';
import type { Optimizer, UpdateContext } from '../optimizer.js';
import { joined, under } from './headed.js';
import { mapTensors } from './map-tensors.js';
import { takeStep } from './take-step.js';

/**
 * Transformations of gradients one after another: each transforms what the one before it returned.
 *
 * States and schedules are those of the links, the name of each headed by the position of its link:
 * `0.firstMoment.encoder.weight`, `1.learningRate`.
 *
 * @example
 * ```ts
 * import { chain, clipByGlobalNorm, scaleByAdam, scaleByLearningRate } from '@gen/core/train';
 *
 * const optimizer = chain(clipByGlobalNorm(1), scaleByAdam(), scaleByLearningRate(1e-3));
 * console.log(Object.keys(optimizer.schedules)); // [ '1.scale', '1.epsilon', '2.learningRate' ]
 * ```
 */
export function chain(...links: readonly Optimizer[]): Optimizer {
  const last = links.at(-1);
  const composed: Optimizer = {
    schedules: inOrder(links.map(({ schedules }) => schedules)),

    init: (parameters) => tf.tidy(() => inOrder(links.map((link) => link.init(parameters)))),

    update: (grads, context) =>
      tf.tidy(() => {
        if (last === undefined)
          return { updates: mapTensors(grads, (g) => tf.clone(g)), state: {} };
        const { updates, states } = follow(links, grads, context);
        return { updates, state: inOrder(states) };
      }),
  };
  if (last?.step === undefined) return composed;
  return { ...composed, step: stepAfter(links.slice(0, -1), last) };
}

/** Updates by the first links, and then the last one's own step. */
const stepAfter =
  (links: readonly Optimizer[], last: Optimizer): NonNullable<Optimizer['step']> =>
  (grads, context) =>
    tf.tidy(() => {
      const { updates, states } = follow(links, grads, context);
      const { parameters, state } = takeStep(last, updates, partOf(context, links.length));
      return { parameters, state: inOrder([...states, state]) };
    });

interface Followed {
  readonly updates: NamedTensorMap;
  readonly states: readonly NamedTensorMap[];
}

/** What links make of gradients, one after another, and the next state of each. */
function follow(
  links: readonly Optimizer[],
  grads: NamedTensorMap,
  context: UpdateContext,
): Followed {
  let updates = grads;
  const states = links.map((link, i) => {
    const update = link.update(updates, partOf(context, i));
    updates = update.updates;
    return update.state;
  });
  return { updates, states };
}

/** What the link at a position may read. */
const partOf = (context: UpdateContext, position: number): UpdateContext => ({
  state: under(`${position}`, context.state),
  parameters: context.parameters,
  scalars: under(`${position}`, context.scalars),
  key: foldIn(context.key, position),
});

/** Heads the names of each part by its position. */
const inOrder = <T>(parts: readonly Readonly<Record<string, T>>[]): Record<string, T> =>
  joined(Object.fromEntries(parts.entries()));

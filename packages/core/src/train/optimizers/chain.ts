import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../optimizer.js';
import { mapTensors } from './map-tensors.js';

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
  return {
    schedules: joined(links.map(({ schedules }) => schedules)),

    init: (parameters) => tf.tidy(() => joined(links.map((link) => link.init(parameters)))),

    update: (grads, { state, parameters, scalars }) =>
      tf.tidy(() => {
        let updates = links.length > 0 ? grads : mapTensors(grads, (g) => tf.clone(g));
        const states = links.map((link, i) => {
          const update = link.update(updates, {
            state: part(state, i),
            parameters,
            scalars: part(scalars, i),
          });
          updates = update.updates;
          return update.state;
        });
        return { updates, state: joined<NamedTensorMap[string]>(states) };
      }),
  };
}

/** Heads the names of each part by its position. */
function joined<T>(parts: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const entries = parts.map((named, i) => Object.entries(named).map(at(i)));
  return Object.fromEntries(entries.flat());
}

const at =
  (position: number) =>
  <T>([name, value]: [string, T]): [string, T] => [`${position}.${name}`, value];

/** The names of the part at a position, without their head. */
function part<T>(named: Readonly<Record<string, T>>, position: number): Record<string, T> {
  const head = `${position}.`;
  const own = Object.entries(named).filter(([name]) => name.startsWith(head));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(head.length), value]));
}

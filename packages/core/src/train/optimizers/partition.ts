import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import { InputError } from '../../input-error.js';
import { foldIn } from '../../random/fold-in.js';
import type { Shape } from '../../shape.js';
import type { Optimizer, UpdateContext } from '../optimizer.js';
import { joined, under } from './headed.js';
import { takeStep } from './take-step.js';

/**
 * An optimizer for each part of the parameters: groups with learning rates of their own, or frozen ones
 * beside `freeze`.
 *
 * States and schedules are those of the parts, each name headed by that of its part:
 * `head.0.firstMoment.weight`. What looks at all gradients together, such as `clipByGlobalNorm`, sees
 * those of its part.
 *
 * @param parts optimizers by name.
 * @param partOf the name of the part that a parameter belongs to, by its path and its shape.
 *
 * @example
 * ```ts
 * import { adam, partition, sgd } from '@gen/core/train';
 *
 * const optimizer = partition(
 *   { head: adam({ learningRate: 1e-2 }), body: sgd({ learningRate: 1e-3, momentum: 0.9 }) },
 *   (path) => (path.startsWith('head.') ? 'head' : 'body'),
 * );
 * ```
 */
export function partition<Name extends string>(
  parts: Readonly<Record<Name, Optimizer>>,
  partOf: (path: string, shape: Shape) => Name,
): Optimizer {
  const all = Object.entries(parts) as [Name, Optimizer][];
  const own = (tensors: NamedTensorMap, name: Name): NamedTensorMap =>
    Object.fromEntries(
      Object.entries(tensors).filter(([path, { shape }]) => partOf(path, shape) === name),
    );
  const each = <T>(f: (part: Optimizer, name: Name, position: number) => T): Record<string, T> =>
    Object.fromEntries(all.map(([name, part], i) => [name, f(part, name, i)]));
  const contextOf = (context: UpdateContext, name: Name, position: number): UpdateContext => ({
    state: under(name, context.state),
    parameters: context.parameters,
    scalars: under(name, context.scalars),
    key: foldIn(context.key, position),
  });
  return {
    schedules: joined(each(({ schedules }) => schedules)),

    init: (parameters) =>
      tf.tidy(() => {
        checkParts(Object.keys(parts), parameters, partOf);
        return joined(each((part, name) => part.init(own(parameters, name))));
      }),

    update: (grads, context) =>
      tf.tidy(() => {
        const made = each((part, name, i) =>
          part.update(own(grads, name), contextOf(context, name, i)),
        );
        return { updates: union(made, 'updates'), state: statesOf(made) };
      }),

    step: (grads, context) =>
      tf.tidy(() => {
        const made = each((part, name, i) =>
          takeStep(part, own(grads, name), contextOf(context, name, i)),
        );
        return { parameters: union(made, 'parameters'), state: statesOf(made) };
      }),
  };
}

/** The tensors of all parts, which have no path in common. */
const union = <Field extends string>(
  made: Readonly<Record<string, Readonly<Record<Field, NamedTensorMap>>>>,
  field: Field,
): NamedTensorMap =>
  Object.assign({}, ...Object.values(made).map((part) => part[field])) as NamedTensorMap;

const statesOf = (
  made: Readonly<Record<string, { readonly state: NamedTensorMap }>>,
): NamedTensorMap =>
  joined(Object.fromEntries(Object.entries(made).map(([name, { state }]) => [name, state])));

function checkParts(
  names: readonly string[],
  parameters: NamedTensorMap,
  partOf: (path: string, shape: Shape) => string,
): void {
  for (const [path, { shape }] of Object.entries(parameters)) {
    const name = partOf(path, shape);
    if (names.includes(name)) continue;
    throw new InputError({
      callee: 'partition',
      argument: 'partOf',
      expected: `one of ${names.join(', ')} for ${path}`,
      got: name,
    });
  }
}

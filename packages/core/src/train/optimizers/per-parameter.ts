import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor } from '@tensorflow/tfjs-core';
import { foldIn } from '../../random/fold-in.js';
import type { Key } from '../../random/key.js';
import type { Schedule } from '../../schedule.js';
import type { Optimizer } from '../optimizer.js';

/** A transformation that treats each parameter by itself. */
interface PerParameter<Slot extends string, Name extends string> {
  /** The first state of a parameter by slot; a slot without a tensor is not kept for this parameter. */
  readonly slots: Readonly<Record<Slot, (parameter: Tensor) => Tensor | undefined>>;
  /** Numbers that do not change, by name. */
  readonly numbers?: Readonly<Partial<Record<Name, number>>>;
  /** Numbers that change with the step, by name. */
  readonly schedules?: Readonly<Partial<Record<Name, Schedule>>>;
  /** The update of a parameter and its next state; none of these is a tensor that was passed in. */
  readonly update: (
    gradient: Tensor,
    context: {
      /** State of the parameter by slot. */
      readonly state: Readonly<Record<Slot, Tensor>>;
      /** The numbers as tensors, and the current values of the schedules. */
      readonly scalars: Readonly<Record<Name, Scalar>>;
      /** Makes the key of the update of this parameter, for one that draws. */
      readonly key: () => Key;
    },
  ) => { readonly update: Tensor; readonly state: Readonly<Partial<Record<Slot, Tensor>>> };
}

/** A transformation of gradients whose state is a tensor a slot and parameter, as `<slot>.<path>`. */
export function perParameter<Slot extends string, Name extends string = never>({
  slots,
  numbers,
  schedules,
  update: updateOne,
}: PerParameter<Slot, Name>): Optimizer {
  const names = Object.keys(slots) as Slot[];
  const slotsOf = (path: string, of: (slot: Slot) => Tensor | undefined): [string, Tensor][] =>
    names.flatMap((slot) => {
      const tensor = of(slot);
      return tensor === undefined ? [] : [[`${slot}.${path}`, tensor]];
    });
  return {
    schedules: { ...schedules } as Record<string, Schedule>,

    init: (parameters) =>
      tf.tidy(() => {
        const state = Object.entries(parameters).flatMap(([path, parameter]) =>
          slotsOf(path, (slot) => slots[slot](parameter)),
        );
        return Object.fromEntries(state);
      }),

    update: (grads, context) =>
      tf.tidy(() => {
        const scalars = {
          ...asScalars({ ...numbers } as Record<string, number>),
          ...context.scalars,
        } as Record<Name, Scalar>;
        const updates: NamedTensorMap = {};
        const state: NamedTensorMap = {};
        for (const [i, [path, gradient]] of Object.entries(grads).entries()) {
          const own = names.map((slot) => [slot, context.state[`${slot}.${path}`]] as const);
          const next = updateOne(gradient, {
            state: Object.fromEntries(own) as Record<Slot, Tensor>,
            scalars,
            key: () => foldIn(context.key, i),
          });
          updates[path] = next.update;
          for (const [name, tensor] of slotsOf(path, (slot) => next.state[slot])) {
            state[name] = tensor;
          }
        }
        return { updates, state };
      }),
  };
}

const asScalars = (numbers: Readonly<Record<string, number>>): Record<string, Scalar> =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, tf.scalar(value)]));

import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, Variable } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { foldIn, key, scalarsAt, type Key, type Scalars } from '@gen/core';
import { compile, explain } from '@gen/core/compile';
import { gaussian } from '@gen/core/random';
import { applyUpdates, type Optimizer } from '@gen/core/train';

type Variables = Readonly<Record<string, Variable>>;

const STEPS = 10;

/** Ten steps of an optimizer that are recorded give the bits of ten that are not, in its state too. */
export function compiledOptimizerLaw(
  make: () => Optimizer,
  parameters: () => NamedTensorMap,
): void {
  test('ten steps that are recorded equal ten that are not, bit for bit', async () => {
    const [wanted, got] = [
      await trained(make(), parameters, false),
      await trained(make(), parameters, true),
    ];
    expect(got).toEqual(wanted);
  });
}

async function trained(
  optimizer: Optimizer,
  initial: () => NamedTensorMap,
  isCompiled: boolean,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const [parameters, state] = tf.tidy(() => {
    const first = initial();
    return [variablesOf(first), variablesOf(optimizer.init(first))];
  });
  const step = compile(
    (grads: NamedTensorMap, scalars: Scalars, k: Key) => {
      const context = { state, parameters, scalars, key: k };
      if (optimizer.step !== undefined) {
        const next = optimizer.step(grads, context);
        assign(parameters, next.parameters);
        assign(state, next.state);
      } else {
        const next = optimizer.update(grads, context);
        applyUpdates(parameters, next.updates);
        assign(state, next.state);
      }
    },
    { name: 'optimizer', eager: !isCompiled },
  );
  for (let i = 0; i < STEPS; i++) {
    tf.tidy(() => {
      const grads = Object.fromEntries(
        Object.entries(parameters).map(([path, { shape }], j) => [
          path,
          gaussian(foldIn(foldIn(key(1), i), j), shape) as Tensor,
        ]),
      );
      step(grads, scalarsAt(optimizer.schedules, i), foldIn(key(2), i));
    });
  }
  for (const { reason } of explain(step).recordings) expect(reason).toBeUndefined();
  step.dispose();
  const all = Object.entries({ ...parameters, ...state });
  const values = await Promise.all(
    all.map(async ([name, variable]) => [name, Array.from(await variable.data())] as const),
  );
  tf.dispose(all.map(([, variable]) => variable));
  return Object.fromEntries(values);
}

const variablesOf = (named: NamedTensorMap): Variables =>
  Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name, tf.variable(value, false)]),
  );

const assign = (variables: Variables, values: NamedTensorMap): void => {
  for (const [name, value] of Object.entries(values)) variables[name]!.assign(value);
};

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, scalarsAt, type Key, type Objective, type Scalars } from '@gen/core';
import { compile } from '@gen/core/compile';
import type { HasParameters } from '@gen/core/nn';
import type { Optimizer } from '@gen/core/train';

/** What a bare step needs. */
export interface BareOptions {
  /** What is trained. */
  readonly model: HasParameters;
  /** What is minimised. */
  readonly objective: Objective<Tensor>;
  /** How gradients become updates. */
  readonly optimizer: Optimizer;
  /** The batch of each step. */
  readonly batch: Tensor;
  /** Key of the steps. */
  readonly key: Key;
}

/** What differs from step to step. */
interface Inputs {
  readonly key: Key;
  readonly objective: Scalars;
  readonly optimizer: Scalars;
}

/**
 * Takes the steps of a loop that does nothing besides, compiled as those of `fit` are: one batch, no
 * metrics, a loss that is read at the end.
 */
export function bareSteps({
  model,
  objective,
  optimizer,
  batch,
  key,
}: BareOptions): (count: number) => Promise<void> {
  const parameters = model.parameters();
  const state = variablesOf(tf.tidy(() => optimizer.init(parameters)));
  const step = compile(
    (x: Tensor, inputs: Inputs) => {
      const { value, grads } = objective(x, inputs.key, inputs.objective);
      const context = { state, parameters, scalars: inputs.optimizer, key: inputs.key };
      const next = optimizer.step!(grads, context);
      assign(parameters, next.parameters);
      assign(state, next.state);
      return value;
    },
    { constants: () => true },
  );
  let taken = 0;
  const one = (): tf.Scalar =>
    tf.tidy(() =>
      step(batch, {
        key: foldIn(key, taken),
        objective: scalarsAt(objective.schedules ?? {}, taken),
        optimizer: scalarsAt(optimizer.schedules, taken++),
      }),
    );
  return async (count) => {
    for (let i = 1; i < count; i++) one().dispose();
    const last = one();
    await last.data();
    last.dispose();
  };
}

type Variables = Readonly<Record<string, tf.Variable>>;

const variablesOf = (tensors: tf.NamedTensorMap): Variables =>
  Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => [name, tf.variable(tensor, false)]),
  );

function assign(variables: Variables, values: tf.NamedTensorMap): void {
  for (const name of Object.keys(values)) variables[name]!.assign(values[name]!);
}

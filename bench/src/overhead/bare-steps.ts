import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { foldIn, scalarsAt, type Key, type Objective } from '@gen/core';
import type { HasParameters } from '@gen/core/nn';
import type { Optimizer } from '@gen/core/train';

/** What a bare step needs. */
export interface BareOptions {
  readonly model: HasParameters;
  readonly objective: Objective<Tensor>;
  readonly optimizer: Optimizer;
  readonly batch: Tensor;
  readonly key: Key;
}

/** Takes the steps of a loop that does nothing besides: one batch, no metrics, a loss read at the end. */
export function bareSteps({ model, objective, optimizer, batch, key }: BareOptions): {
  /** Takes so many steps. */
  take(count: number): Promise<void>;
  /** Frees the optimizer's state. */
  dispose(): void;
} {
  const parameters = model.parameters();
  let state: NamedTensorMap = tf.tidy(() => optimizer.init(parameters));
  let step = 0;
  const one = (): tf.Scalar => {
    const [loss, next] = tf.tidy(() => {
      const scalars = scalarsAt(objective.schedules ?? {}, step);
      const { value, grads } = objective(batch, foldIn(key, step), scalars);
      const context = { state, parameters, scalars: scalarsAt(optimizer.schedules, step), key };
      const taken = optimizer.step!(grads, context);
      for (const path of Object.keys(taken.parameters)) {
        parameters[path]!.assign(taken.parameters[path]!);
      }
      return [value, { ...taken.state }] as const;
    });
    tf.dispose(state);
    state = next;
    step += 1;
    return loss;
  };
  return {
    take: async (count) => {
      for (let i = 1; i < count; i++) one().dispose();
      const last = one();
      await last.data();
      last.dispose();
    },
    dispose: () => tf.dispose(state),
  };
}

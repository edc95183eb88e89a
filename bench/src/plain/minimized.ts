import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer, Tensor, Variable } from '@tensorflow/tfjs-core';
import { COMPARED_STEPS } from '../contestant/compared-steps.js';
import { countOf, settle } from '../contestant/tensors.js';
import type { Work } from '../contestant/work.js';

/** Work that is the steps of an optimizer of TensorFlow.js. */
export interface Minimized<Of extends { dispose(): void } = Optimizer> {
  /** What is trained; belongs to the work. */
  readonly variables: Readonly<Record<string, Variable>>;
  /** One step by an optimizer, which gives the loss, or some; without draws for the comparison. */
  readonly step: (optimizer: Of, draws: boolean) => Tensor;
  /** How gradients become updates. */
  readonly optimizer: () => Of;
  /** Other tensors that the work uses. */
  readonly owned: readonly Tensor[];
}

/** Makes {@link Work} of the steps of an optimizer. */
export function minimized<Of extends { dispose(): void }>({
  variables,
  step,
  optimizer,
  owned,
}: Minimized<Of>): Work {
  const initial = tf.tidy(() => Object.values(variables).map((v) => tf.clone(v)));
  const restore = (): void =>
    Object.values(variables).forEach((variable, i) => variable.assign(initial[i]!));
  const timed = optimizer();
  return {
    parameters: countOf(variables),
    results: async () => {
      const compared = optimizer();
      const losses: number[] = [];
      for (let i = 0; i < COMPARED_STEPS; i++) {
        const loss = tf.tidy(() => step(compared, false));
        losses.push(...(await loss.data()));
        loss.dispose();
      }
      compared.dispose();
      restore();
      return losses;
    },
    burst: (steps) => async () => {
      let last: Tensor | undefined;
      for (let i = 0; i < steps; i++) {
        last?.dispose();
        last = tf.tidy(() => step(timed, true));
      }
      last?.dispose();
      await settle(Object.values(variables)[0]!);
    },
    dispose: async () => {
      timed.dispose();
      tf.dispose([...Object.values(variables), ...initial, ...owned]);
    },
  };
}

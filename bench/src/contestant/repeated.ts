import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { settle } from './tensors.js';
import type { Work } from './work.js';

/** Work that computes the same tensors again and again. */
export interface Repeated {
  /** Number of parameters. */
  readonly parameters?: number;
  /** One step; what it returns is disposed. */
  readonly step: () => Tensor | readonly Tensor[];
  /** What is compared. */
  readonly results: () => Promise<readonly number[]>;
  /** What the steps use. */
  readonly owned?: readonly Tensor[];
}

/** Makes {@link Work} of a step that depends on nothing but its inputs. */
export function repeated({ parameters = 0, step, results, owned = [] }: Repeated): Work {
  return {
    parameters,
    results,
    burst: (steps) => async () => {
      let last: readonly Tensor[] = [];
      for (let i = 0; i < steps; i++) {
        tf.dispose(last as Tensor[]);
        last = [step()].flat();
      }
      await settle(last[0]!);
      tf.dispose(last as Tensor[]);
    },
    dispose: async () => tf.dispose(owned as Tensor[]),
  };
}

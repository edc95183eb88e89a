import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { AnyRBM, RBM } from '@gen/energy';

/** A machine as objectives take it. */
export type Learner = Pick<RBM, keyof AnyRBM>;

/** A machine that can be asked which visible states an objective has told its hidden units. */
export interface WatchedMachine {
  /** The machine, for objectives. */
  readonly learner: Learner;
  /** The states that `work` tells the hidden units, other than `batch`; the caller owns them. */
  during(batch: Tensor, work: () => void): Tensor[];
}

/** Watches a machine. */
export function watched(rbm: RBM): WatchedMachine {
  let onPhase: ((v: Tensor) => void) | undefined;
  return {
    learner: {
      visible: rbm.visible,
      hidden: rbm.hidden,
      get values() {
        return rbm.values;
      },
      parameters: () => rbm.parameters(),
      at: (values) => {
        const model = rbm.at(values);
        return {
          ...model,
          hiddenPhase(v) {
            onPhase?.(v);
            return model.hiddenPhase(v);
          },
        };
      },
    },
    during(batch, work) {
      const seen: Tensor[] = [];
      // Kept: the tidy of the objective would free it.
      onPhase = (v) => void (v === batch || seen.push(tf.keep(tf.add(v, 0))));
      try {
        work();
        return seen;
      } finally {
        onPhase = undefined;
      }
    },
  };
}

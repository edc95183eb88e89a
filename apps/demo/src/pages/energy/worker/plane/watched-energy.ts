import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { EnergyModel } from '@gen/energy';

/** A deep energy that can be asked which states an objective has asked it about. */
export interface WatchedEnergy {
  /** The model, for objectives. */
  readonly learner: EnergyModel;
  /** The states that `work` asks about last; the caller owns them. */
  during(batch: Tensor, work: () => void): Tensor;
  /** Whether those were the batch. */
  readonly isBatch: boolean;
}

/** Watches a model. */
export function watchedEnergy(model: EnergyModel): WatchedEnergy {
  let onAsk: ((x: Tensor) => void) | undefined;
  let isBatch = false;
  return {
    learner: {
      parameters: () => model.parameters(),
      dispose: () => model.dispose(),
      freeEnergy(x, options) {
        onAsk?.(x);
        return model.freeEnergy(x, options);
      },
    },
    get isBatch() {
      return isBatch;
    },
    during(batch, work) {
      let last: Tensor | undefined;
      onAsk = (x) => {
        last?.dispose();
        // Kept: the tidy of the objective would free it.
        last = tf.keep(tf.clone(x));
      };
      try {
        work();
      } finally {
        onAsk = undefined;
      }
      isBatch = last?.dataId === batch.dataId;
      return last!;
    },
  };
}

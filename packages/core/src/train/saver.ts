import { capture, firstNonFinite } from './checkpoint/capture.js';
import { CHECKPOINT } from './checkpoint/checkpoint.js';
import { encodeCheckpoint } from './checkpoint/encode-checkpoint.js';
import type { FitStepsOptions } from './fit-options.js';
import type { Training } from './training.js';

/** Saves a run. */
export interface Saver {
  /** Whether a checkpoint is due after this many steps. */
  due(step: number): boolean;
  /** Saves unless this step is saved; calls back with a parameter that is not finite, before it is. */
  save(step: number, onNonFinite: (path: string, value: number) => void): Promise<void>;
  /** The last checkpoint, where there is one. */
  last(): { readonly name: string; readonly step: number } | undefined;
}

/** Makes a {@link Saver}, one that does nothing where no checkpoints are asked for. */
export function makeSaver<Batch>(
  { checkpoint, batches, resume }: FitStepsOptions<Batch>,
  training: Training<Batch>,
): Saver {
  if (checkpoint === undefined) {
    return { due: () => false, save: () => Promise.resolve(), last: () => undefined };
  }
  const { batchesPerEpoch, batchSize } = batches;
  const { store, every = batchesPerEpoch, name = CHECKPOINT, configuration } = checkpoint;
  let saved = resume?.step;
  return {
    due: (step) => step % every === 0,
    save: async (step, onNonFinite) => {
      if (step === saved) return;
      const tensors = await capture(training);
      const bad = firstNonFinite(tensors.model);
      if (bad !== undefined) onNonFinite(...bad);
      const { key } = training;
      const bytes = encodeCheckpoint({
        step,
        key,
        batchesPerEpoch,
        batchSize,
        configuration,
        ...tensors,
      });
      await store.put(name, bytes);
      saved = step;
    },
    last: () => (saved === undefined ? undefined : { name, step: saved }),
  };
}

import { InputError } from '../input-error.js';
import { capture, firstNonFinite } from './checkpoint/capture.js';
import { BEST, CHECKPOINT, type Checkpoint } from './checkpoint/checkpoint.js';
import { encodeCheckpoint } from './checkpoint/encode-checkpoint.js';
import { nameAt, putCheckpoint } from './checkpoint/put-checkpoint.js';
import { readCheckpoint } from './checkpoint/read-checkpoint.js';
import type { FitStepsOptions } from './fit-options.js';
import { memoryStore } from './memory-store.js';
import type { SavedCheckpoint } from './non-finite-loss-error.js';
import { headed } from './optimizers/headed.js';
import type { Standing } from './standing.js';
import type { Training } from './training.js';

/** Saves a run. */
export interface Saver {
  /** Makes sure of the checkpoint of the best validation of a run that goes on. */
  begin(standing: Standing): Promise<void>;
  /** Whether a checkpoint is due after this many steps, and this standing. */
  due(step: number, standing: Standing): boolean;
  /** Saves unless this step is saved; calls back with a parameter that is not finite, before it is. */
  save(
    step: number,
    standing: Standing,
    onNonFinite: (path: string, value: number) => void,
  ): Promise<void>;
  /** The last checkpoint, where there is one. */
  last(): SavedCheckpoint | undefined;
  /** The checkpoint of the best validation, where there is one. */
  best(): Promise<Checkpoint | undefined>;
}

/**
 * Makes a {@link Saver}. Where no checkpoints are asked for, it keeps the best one in memory for early
 * stopping, and else none.
 *
 * The best validation is saved as the checkpoint of its step, then once more under the name of the best:
 * where the program dies in between, that is made up for when the run goes on.
 */
export function makeSaver<Batch>(
  { checkpoint, batches, validation, resume }: FitStepsOptions<Batch>,
  training: Training<Batch>,
): Saver {
  const { batchesPerEpoch, batchSize } = batches;
  const { store = memoryStore(), every = batchesPerEpoch } = checkpoint ?? {};
  const { name = CHECKPOINT, keep = 1, best = BEST, configuration } = checkpoint ?? {};
  const [isKept, stopsEarly] = [checkpoint !== undefined, validation?.earlyStopping !== undefined];
  const isBest = (step: number, standing: Standing): boolean => standing.best?.step === step;
  let saved = resume?.step;

  return {
    begin: async (standing) => {
      if (validation === undefined || resume === undefined || standing.best === undefined) return;
      if (isBest(resume.step, standing)) await store.put(best, encodeCheckpoint(resume));
      else if (stopsEarly) checkBest(await readCheckpoint(store, best), standing.best.step, best);
    },
    due: (step, standing) =>
      isKept ? step % every === 0 || isBest(step, standing) : stopsEarly && isBest(step, standing),
    save: async (step, standing, onNonFinite) => {
      const isWanted = isKept || (stopsEarly && isBest(step, standing));
      if (!isWanted || step === saved) return;
      const tensors = await capture(training);
      const bad = firstNonFinite({ ...headed('objective', tensors.objective), ...tensors.model });
      if (bad !== undefined) onNonFinite(...bad);
      const { key } = training;
      const run = { step, key, batchesPerEpoch, batchSize, configuration, standing };
      const bytes = encodeCheckpoint({ ...run, ...tensors });
      if (isKept) await putCheckpoint(store, step, bytes, { name, keep });
      saved = step;
      if (isBest(step, standing)) await store.put(best, bytes);
    },
    last: () =>
      isKept && saved !== undefined
        ? { name: nameAt(saved, { name, keep }), step: saved }
        : undefined,
    best: () => readCheckpoint(store, best),
  };
}

function checkBest(found: Checkpoint | undefined, step: number, name: string): void {
  if (found?.step === step) return;
  throw new InputError({
    callee: 'fit',
    argument: 'checkpoint.store',
    expected: `${name} of step ${step}, to end with where none better comes`,
    got: found === undefined ? 'none' : `one of step ${found.step}`,
    remedy: 'Resume from the last checkpoint with its store, or without earlyStopping.',
  });
}

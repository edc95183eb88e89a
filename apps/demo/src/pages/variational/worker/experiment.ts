import type { Tensor } from '@tensorflow/tfjs-core';
import { loadStateDict } from '@gen/core/nn';
import { datasetTensor } from '@gen/data';
import type { Settings } from '../settings.js';
import type { ImageSource } from '../../../lab/worker/image-source.js';
import { imageModel, type ImageModel } from './image-model.js';
import { keysOf, type RunKeys } from '../../../lab/worker/keys-of.js';
import type { SavedModel } from '../../../lab/worker/saved-model.js';
import type { Steppable } from '../../../lab/worker/training-loop.js';
import { trainerOf, type Trainer } from './trainer.js';

/** Data, a model, and the run that trains it. */
export interface Experiment extends Steppable {
  readonly settings: Settings;
  readonly data: ImageSource;
  readonly model: ImageModel;
  readonly trainer: Trainer;
  readonly keys: RunKeys;
  /** Test images whose codes are shown, as the model takes them. */
  readonly tests: Tensor;
  /** Steps that the weights had taken before this run began. */
  readonly before: number;
  /** Frees everything. */
  dispose(): Promise<void>;
}

/** Test images whose codes are shown. */
const mostTests = 1000;

/**
 * Makes the model of some settings, untrained or as it was saved. A run whose optimizer was not saved
 * begins anew with the weights that it had.
 */
export function openExperiment(
  settings: Settings,
  data: ImageSource,
  saved?: SavedModel,
): Experiment {
  const keys = keysOf(settings.key);
  const model = imageModel(settings, data.train, keys.model);
  try {
    if (saved !== undefined) loadStateDict(model.vae, saved.weights);
    const before = saved === undefined || saved.resume ? 0 : saved.step;
    const trainer = trainerOf({
      isTrained: before > 0,
      model,
      data: data.train,
      settings,
      keys,
      ...(saved?.resume && { resume: saved.resume }),
    });
    const count = Math.min(data.test.count, mostTests);
    const tests = datasetTensor(data.test, { count, flat: model.isFlat });
    const dispose = async () => {
      await trainer.stepper.dispose();
      tests.dispose();
      model.vae.dispose();
    };
    return {
      settings,
      data,
      model,
      trainer,
      keys,
      tests,
      before,
      batchSize: settings.batch,
      get step() {
        return trainer.stepper.step;
      },
      dispose,
    };
  } catch (error) {
    model.vae.dispose();
    throw error;
  }
}

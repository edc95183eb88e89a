import { disposeVariables } from '../nn/layer-of.js';
import { restore } from './checkpoint/restore.js';
import type { FitStepsOptions } from './fit-options.js';
import { ownVariables, phasesOf } from './phase.js';
import { optimizerState, type Training } from './training.js';

/** Makes the state of the optimizers, and puts everything where the run is resumed. */
export function startTraining<Batch>(options: FitStepsOptions<Batch>): Training<Batch> {
  const { model, objective, optimizer, batches, ema, key, resume } = options;
  const phases = phasesOf(objective, optimizer);
  const followed = { parameters: model.parameters(), objectives: ownVariables(phases), phases };
  const state = optimizerState(followed);
  const training = { ...followed, state, ema, key };
  try {
    if (resume !== undefined) restore(resume, training, batches);
    return training;
  } catch (error) {
    disposeVariables(state);
    throw error;
  }
}

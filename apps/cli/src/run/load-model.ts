import { InputError } from '@gen/core';
import { loadStateDict } from '@gen/core/nn';
import { readCheckpoint } from '@gen/core/train';
import type { RunModel } from '../families/family.js';
import { keysOf, type RunKeys } from '../training/keys.js';
import { openRun } from './open-run.js';
import type { RunConfig } from './run-config.js';
import { FILES } from './run-files.js';

/** A trained model and what it was made by. */
export interface LoadedModel {
  /** The model; the caller disposes it. */
  readonly model: RunModel;
  /** The configuration of its run. */
  readonly config: RunConfig;
  /** The keys of its run. */
  readonly keys: RunKeys;
}

/** Loads the model of a run from its last checkpoint. An engine must run. */
export async function loadModel(callee: string, path: string): Promise<LoadedModel> {
  const { store, config } = await openRun(callee, path);
  const checkpoint = await readCheckpoint(store);
  if (checkpoint === undefined) {
    throw new InputError({
      callee,
      argument: path,
      expected: `a run with ${FILES.checkpoint}`,
      got: 'one that stopped before its first',
      remedy: `Train it: gen train ${config.family.name} --resume ${path}.`,
    });
  }
  const keys = keysOf(config.training.key);
  const model = config.family.build(config.model, config.images, keys.model);
  try {
    loadStateDict(model, checkpoint.model);
    return { model, config, keys };
  } catch (error) {
    model.dispose();
    throw error;
  }
}

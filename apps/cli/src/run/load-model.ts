import { InputError } from '@gen/core';
import { loadStateDict } from '@gen/core/nn';
import { readCheckpoint } from '@gen/core/train';
import type { RunModel } from '../families/family.js';
import { keysOf, type RunKeys } from '../training/keys.js';
import { startEngine } from '../training/start-engine.js';
import { tellEngine } from '../training/tell-engine.js';
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

/** Starts an engine, and loads the model of a run from its last checkpoint, its averages where it has them. */
export async function loadModel(
  callee: string,
  path: string,
  engine: string,
): Promise<LoadedModel> {
  const { store, config } = await openRun(callee, 'run', path);
  const checkpoint = await readCheckpoint(store);
  if (checkpoint === undefined) {
    throw new InputError({
      callee,
      argument: 'run',
      expected: `a folder with ${FILES.checkpoint}`,
      got: `${path}, which stopped before its first`,
      remedy: `Train it: gen train ${config.family.name} --resume ${path}.`,
    });
  }
  tellEngine(await startEngine(callee, engine));
  const keys = keysOf(config.training.key);
  const model = await config.family.build(config.model, config.images, keys.model);
  try {
    const averages = checkpoint.ema;
    loadStateDict(model, Object.keys(averages).length > 0 ? averages : checkpoint.model);
    return { model, config, keys };
  } catch (error) {
    model.dispose();
    throw error;
  }
}

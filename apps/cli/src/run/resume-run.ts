import { InputError } from '@gen/core';
import { readCheckpoint } from '@gen/core/train';
import { flagOf } from '../settings/parse-setting.js';
import { engineSettings } from '../settings/engine-setting.js';
import type { Settings, Values } from '../settings/setting.js';
import { openRun } from './open-run.js';
import type { Run } from './run.js';
import { FILES } from './run-files.js';
import { runSettings } from './run-settings.js';
import type { TrainRequest } from './train-request.js';

/**
 * Plans to go on with a run. Rejects with an `InputError` where there is none, where it is damaged,
 * and where an option contradicts it.
 */
export async function resumeRun(path: string, request: TrainRequest): Promise<Run> {
  const { callee, family } = request;
  const { store, config } = await openRun(callee, path);
  if (config.family !== family) {
    throw contradiction(callee, 'model', config.family.name, family.name);
  }
  checkAgreement(callee, family.settings, config.model, request.model);
  checkAgreement(callee, runSettings, config.training, request.training);
  checkAgreement(callee, engineSettings, config, request.engine ? { engine: request.engine } : {});
  const checkpoint = await readCheckpoint(store);
  const training = { ...config.training, ...request.training };
  const metrics = (await store.get(FILES.metrics)) ?? new Uint8Array();
  return {
    path,
    store,
    family,
    model: config.model,
    training,
    engine: config.engine,
    before: { config, checkpoint, metrics },
    replaces: [],
  };
}

/** Settings that may be given anew: more epochs, and data that moved, which its hash is to prove. */
const FREE: readonly string[] = ['epochs', 'data'];

function checkAgreement(callee: string, settings: Settings, had: object, given: Values): void {
  const values = had as Values;
  for (const name of Object.keys(given)) {
    if (FREE.includes(name) || `${values[name]}` === `${given[name]}`) continue;
    throw contradiction(callee, flagOf(settings[name]!), `${values[name]}`, `${given[name]}`);
  }
}

const contradiction = (callee: string, argument: string, had: string, given: string): InputError =>
  new InputError({
    callee,
    argument,
    expected: `${had}, as the run has it`,
    got: given,
    remedy: 'Leave the option out, or start a new run with --out.',
  });

import { InputError } from '@gen/core';
import { readCheckpoint, type Checkpoint } from '@gen/core/train';
import { flagOf } from '../settings/parse-setting.js';
import { engineSettings } from '../settings/engine-setting.js';
import type { Settings, Values } from '../settings/setting.js';
import { openRun } from './open-run.js';
import type { Run } from './run.js';
import { runSettings } from './run-settings.js';
import type { TrainRequest } from './train-request.js';

/**
 * Plans to go on with a run. Rejects with an `InputError` where there is none, where it is damaged,
 * and where an option contradicts it.
 */
export async function resumeRun(path: string, request: TrainRequest): Promise<Run> {
  const { callee, family, engine, tensorBoard } = request;
  checkAlone(request);
  const { store, config } = await openRun(callee, '--resume', path);
  if (config.family !== family) {
    throw contradiction(callee, 'model', config.family.name, family.name);
  }
  checkAgreement(callee, family.settings, config.model, request.model);
  checkAgreement(callee, runSettings, config.training, request.training);
  if (engine !== undefined) checkAgreement(callee, engineSettings, config, { engine });
  const checkpoint = await readCheckpoint(store);
  const training = { ...config.training, ...request.training };
  checkEpochs(callee, training.epochs, checkpoint);
  return {
    path,
    store,
    family,
    model: config.model,
    training,
    engine: config.engine,
    before: { config, checkpoint },
    tensorBoard,
    replaces: [],
  };
}

function checkAgreement(callee: string, settings: Settings, had: object, given: Values): void {
  const values = had as Values;
  for (const name of Object.keys(given)) {
    const setting = settings[name]!;
    if (setting.mayChange || `${values[name]}` === `${given[name]}`) continue;
    throw contradiction(callee, flagOf(setting), `${values[name]}`, `${given[name]}`);
  }
}

function checkEpochs(callee: string, epochs: number, checkpoint: Checkpoint | undefined): void {
  const { step, batchesPerEpoch } = checkpoint ?? { step: 0, batchesPerEpoch: 1 };
  const begun = Math.ceil(step / batchesPerEpoch);
  if (epochs >= begun) return;
  throw contradiction(callee, '--epochs', `at least ${begun}`, `${epochs}`);
}

function checkAlone({ callee, out, overwrite }: TrainRequest): void {
  if (out === undefined && !overwrite) return;
  throw new InputError({
    callee,
    argument: '--resume',
    expected: 'no --out and no --overwrite beside it',
    got: out === undefined ? '--overwrite' : '--out',
    remedy: 'A run goes on in its own folder: copy that first, to keep it as it is.',
  });
}

const contradiction = (callee: string, argument: string, had: string, given: string): InputError =>
  new InputError({
    callee,
    argument,
    expected: `${had}, as the run has it`,
    got: given,
    remedy: 'Leave the option out, or start a new run with --out.',
  });

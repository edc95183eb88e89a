import type { Variable } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import type { Parameters } from '../nn/layer.js';
import type { FitStepsOptions } from './fit-options.js';
import { checkPaths } from './swap.js';

/** Throws an {@link InputError} unless the options of a run make sense. */
export function checkFitOptions<Batch>(options: FitStepsOptions<Batch>): void {
  const { batches, checkpoint, ema, model, reportEvery, steps, epochs } = options;
  const parameters = model.parameters();
  checkOnce(parameters);
  if (ema !== undefined) checkPaths('fit', 'ema', parameters, ema.parameters());
  if ((steps === undefined) === (epochs === undefined)) {
    throw wrong(
      'steps',
      'a number either of steps or of epochs',
      steps === undefined ? 'none' : 'both',
    );
  }
  checkCount('batches.batchesPerEpoch', batches.batchesPerEpoch, 1);
  checkCount('batches.batchSize', batches.batchSize, 1);
  checkCount('reportEvery', reportEvery ?? 1, 1);
  checkCount('checkpoint.every', checkpoint?.every ?? 1, 1);
  checkCount('steps', steps ?? 0, 0);
  if (!((epochs ?? 0) >= 0 && Number.isFinite(epochs ?? 0))) {
    throw wrong('epochs', 'a number ≥ 0', `${epochs}`);
  }
}

/** A variable under two paths would be updated twice. */
function checkOnce(parameters: Parameters): void {
  const paths = new Map<Variable, string>();
  for (const [path, variable] of Object.entries(parameters)) {
    const other = paths.get(variable);
    if (other !== undefined)
      throw wrong('model', 'each variable under one path', `${other}, ${path}`);
    paths.set(variable, path);
  }
}

function checkCount(argument: string, count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  throw wrong(argument, `an integer ≥ ${least}`, `${count}`);
}

const wrong = (argument: string, expected: string, got: string): InputError =>
  new InputError({ callee: 'fit', argument, expected, got });

import type { Variable } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
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
  checkCount('fit', 'batches.batchesPerEpoch', batches.batchesPerEpoch);
  checkCount('fit', 'batches.batchSize', batches.batchSize);
  checkCount('fit', 'reportEvery', reportEvery ?? 1);
  checkCount('fit', 'checkpoint.every', checkpoint?.every ?? 1);
  checkCount('fit', 'steps', steps ?? 0, 0);
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

const wrong = (argument: string, expected: string, got: string): InputError =>
  new InputError({ callee: 'fit', argument, expected, got });

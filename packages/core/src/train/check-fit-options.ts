import type { Variable } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { InputError } from '../input-error.js';
import type { Parameters } from '../nn/layer.js';
import { BEST, CHECKPOINT } from './checkpoint/checkpoint.js';
import type { FitStepsOptions } from './fit-options.js';
import { headed } from './optimizers/headed.js';
import { ownVariables, phasesOf } from './phase.js';
import { checkPaths } from './swap.js';

/** Throws an {@link InputError} unless the options of a run make sense. */
export function checkFitOptions<Batch>(options: FitStepsOptions<Batch>): void {
  const { batches, checkpoint, ema, model, reportEvery, steps, epochs } = options;
  checkPhases(options.objective);
  checkValidation(options);
  const parameters = model.parameters();
  checkOnce(parameters, ownVariables(phasesOf(options.objective)));
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
  checkCount('fit', 'checkpoint.keep', checkpoint?.keep ?? 1);
  const { name = CHECKPOINT, best = BEST } = checkpoint ?? {};
  if (name === best) throw wrong('checkpoint.best', 'another name than `name`', best);
  checkCount('fit', 'steps', steps ?? 0, 0);
  if (!((epochs ?? 0) >= 0 && Number.isFinite(epochs ?? 0))) {
    throw wrong('epochs', 'a number ≥ 0', `${epochs}`);
  }
}

function checkPhases<Batch>(objective: FitStepsOptions<Batch>['objective']): void {
  if (typeof objective === 'function') return;
  const phases = Object.entries(objective);
  if (phases.length === 0) throw wrong('objective', 'a function, or at least one phase', 'none');
  for (const [name, { every = 1, from = 0, until = Infinity }] of phases) {
    if (!/^[^.]+$/.test(name)) throw wrong('objective', 'names without a dot', `'${name}'`);
    checkCount('fit', `objective.${name}.every`, every);
    checkCount('fit', `objective.${name}.from`, from, 0);
    if (until === Infinity) continue;
    checkCount('fit', `objective.${name}.until`, until, from + 1);
  }
}

function checkValidation<Batch>({ ema, objective, validation }: FitStepsOptions<Batch>): void {
  if (validation === undefined) return;
  const own = Object.entries(ownVariables(phasesOf(objective)));
  const [moved] = own.find(([, { trainable }]) => !trainable) ?? [];
  if (moved !== undefined && validation.evaluate === undefined) {
    throw wrong('validation.evaluate', `a function, for the objective moves its ${moved}`, 'none');
  }
  const { averaged = false, batches, earlyStopping, every = 1 } = validation;
  checkCount('fit', 'validation.batches.batchesPerEpoch', batches.batchesPerEpoch);
  checkCount('fit', 'validation.every', every);
  if (averaged && ema === undefined) throw wrong('ema', 'averages to validate', 'none');
  const { patience = 1, minDelta = 0 } = earlyStopping ?? {};
  const argument = 'validation.earlyStopping';
  if (patience !== Infinity) checkCount('fit', `${argument}.patience`, patience);
  if (!(minDelta >= 0 && minDelta < Infinity)) {
    throw wrong(`${argument}.minDelta`, 'a number ≥ 0', `${minDelta}`);
  }
}

/** A variable under two paths would be updated twice. */
function checkOnce(parameters: Parameters, objectives: Parameters): void {
  const paths = new Map<Variable, string>();
  const all = [...Object.entries(parameters), ...Object.entries(headed('objective', objectives))];
  for (const [path, variable] of all) {
    const other = paths.get(variable);
    if (other !== undefined)
      throw wrong('model', 'each variable under one path', `${other}, ${path}`);
    paths.set(variable, path);
  }
}

const wrong = (argument: string, expected: string, got: string): InputError =>
  new InputError({ callee: 'fit', argument, expected, got });

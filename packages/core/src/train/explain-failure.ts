import * as tf from '@tensorflow/tfjs-core';
import { EngineError } from '../engine-error.js';
import type { SavedCheckpoint } from './non-finite-loss-error.js';

/**
 * The error of a run, told with the last checkpoint where it is the engine that failed; any other as it
 * is. What was saved stays as it was.
 */
export function explainFailure(error: unknown, saved: SavedCheckpoint | undefined): unknown {
  const failure = error instanceof EngineError ? error : fullMemory(error);
  if (failure === undefined) return error;
  const rescue = saved
    ? `The last checkpoint is ${saved.name}, saved after ${saved.step} steps.`
    : 'There is no checkpoint.';
  return new EngineError({
    ...failure.parts,
    remedy: `${failure.parts.remedy} ${rescue}`,
    cause: error,
  });
}

/** What engines and JavaScript itself say where memory is full. */
const FULL = /allocation failed|invalid (typed )?array (buffer )?length|out of memory|\bOOM\b/i;

function fullMemory(error: unknown): EngineError | undefined {
  if (!(error instanceof Error) || !FULL.test(error.message)) return undefined;
  return new EngineError({
    engine: tf.getBackend(),
    lacks: 'memory',
    expected: 'room for all tensors of a step',
    got: error.message.replace(/\.$/, ''),
    remedy: 'Take a smaller batch or a smaller model.',
  });
}

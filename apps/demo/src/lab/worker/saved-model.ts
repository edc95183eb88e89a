import { InputError } from '@gen/core';
import {
  memoryStore,
  readCheckpoint,
  readSafetensors,
  type Checkpoint,
  type HostTensors,
} from '@gen/core/train';
import { runFiles } from './run-files.js';
import type { Files } from './unpack.js';

/** A checkpoint, read and as it was stored. */
export interface SavedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly bytes: Uint8Array;
}

/** A model that was trained elsewhere. */
export interface SavedModel {
  /** State dict of the model. */
  readonly weights: HostTensors;
  /** Steps that it took. */
  readonly step: number;
  /** From where its run goes on exactly; absent where the weights alone were saved. */
  readonly resume?: SavedCheckpoint;
}

/** Reads the model of a run's files. */
export async function readModel(files: Files): Promise<SavedModel> {
  const weights = files[runFiles.weights];
  if (weights !== undefined) {
    const { tensors, metadata } = readSafetensors(weights);
    return { weights: tensors, step: Number(metadata['step'] ?? 0) };
  }
  const bytes = files[runFiles.checkpoint];
  const store = memoryStore();
  if (bytes !== undefined) await store.put(runFiles.checkpoint, bytes);
  const checkpoint = await readCheckpoint(store, runFiles.checkpoint);
  if (bytes === undefined || checkpoint === undefined) throw missing(runFiles.checkpoint, files);
  const { model, step } = checkpoint;
  return { weights: model, step, resume: { checkpoint, bytes } };
}

/** A file of a run that is not there. */
export const missing = (name: string, files: Files): InputError =>
  new InputError({
    callee: 'drop',
    argument: 'files',
    expected: `a run: ${runFiles.checkpoint} and ${runFiles.config}, or their zip`,
    got: Object.keys(files).length === 0 ? 'nothing' : Object.keys(files).join(', '),
    remedy: `Add ${name}.`,
  });

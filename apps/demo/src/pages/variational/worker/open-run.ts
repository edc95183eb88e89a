import { InputError } from '@gen/core';
import {
  memoryStore,
  readCheckpoint,
  readSafetensors,
  type Checkpoint,
  type HostTensors,
} from '@gen/core/train';
import type { Settings } from '../settings.js';
import { readMetrics } from './metrics-csv.js';
import type { StepRecord } from './records.js';
import { readConfiguration } from './run-configuration.js';
import { runFiles } from './run-files.js';
import { unpack, type Files } from './unpack.js';

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

/** A run that was saved. */
export interface OpenedRun extends SavedModel {
  readonly settings: Settings;
  /** What was measured in it. */
  readonly records: readonly StepRecord[];
}

/** Reads the run of dropped files; what a run does not say stays as it is in `settings`. */
export async function openRun(files: readonly File[], settings: Settings): Promise<OpenedRun> {
  return readRun(await unpack(files), settings);
}

/** Reads the run of these files. */
export async function readRun(files: Files, settings: Settings): Promise<OpenedRun> {
  const configuration = files[runFiles.config];
  if (configuration === undefined) throw missing(runFiles.config, files);
  const model = await modelOf(files);
  const metrics = files[runFiles.metrics];
  return {
    ...model,
    settings: readConfiguration(configuration, settings),
    records: metrics === undefined ? [] : readMetrics(metrics, model.step),
  };
}

async function modelOf(files: Files): Promise<SavedModel> {
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

const missing = (name: string, files: Files): InputError =>
  new InputError({
    callee: 'drop',
    argument: 'files',
    expected: `a run: ${runFiles.checkpoint} and ${runFiles.config}, or their zip`,
    got: Object.keys(files).length === 0 ? 'nothing' : Object.keys(files).join(', '),
    remedy: `Add ${name}.`,
  });

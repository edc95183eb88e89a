import { InputError } from '@gen/core';
import { memoryStore, readCheckpoint, type Checkpoint } from '@gen/core/train';
import type { Settings } from '../settings.js';
import { readMetrics } from './metrics-csv.js';
import type { StepRecord } from './records.js';
import { readConfiguration } from './run-configuration.js';
import { runFiles } from './run-files.js';
import { unpack, type Files } from './unpack.js';

/** A run that was saved. */
export interface OpenedRun {
  readonly settings: Settings;
  readonly checkpoint: Checkpoint;
  /** The checkpoint as it was stored. */
  readonly bytes: Uint8Array;
  /** What was measured in it. */
  readonly records: readonly StepRecord[];
}

/** Reads the run of dropped files; what a run does not say stays as it is in `settings`. */
export async function openRun(files: readonly File[], settings: Settings): Promise<OpenedRun> {
  return readRun(await unpack(files), settings);
}

/** Reads the run of these files. */
export async function readRun(files: Files, settings: Settings): Promise<OpenedRun> {
  const bytes = files[runFiles.checkpoint];
  if (bytes === undefined) throw missing(runFiles.checkpoint, files);
  const configuration = files[runFiles.config];
  if (configuration === undefined) throw missing(runFiles.config, files);
  const metrics = files[runFiles.metrics];
  const checkpoint = await checkpointOf(bytes, files);
  return {
    bytes,
    settings: readConfiguration(configuration, settings),
    checkpoint,
    records: metrics === undefined ? [] : readMetrics(metrics, checkpoint.step),
  };
}

async function checkpointOf(bytes: Uint8Array, files: Files): Promise<Checkpoint> {
  const store = memoryStore();
  await store.put(runFiles.checkpoint, bytes);
  const checkpoint = await readCheckpoint(store, runFiles.checkpoint);
  if (checkpoint === undefined) throw missing(runFiles.checkpoint, files);
  return checkpoint;
}

const missing = (name: string, files: Files): InputError =>
  new InputError({
    callee: 'drop',
    argument: 'files',
    expected: `a run: ${runFiles.checkpoint} and ${runFiles.config}, or their zip`,
    got: Object.keys(files).length === 0 ? 'nothing' : Object.keys(files).join(', '),
    remedy: `Add ${name}.`,
  });

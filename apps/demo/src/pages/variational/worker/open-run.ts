import { readConfiguration } from '../../../lab/worker/read-run.js';
import { runFiles } from '../../../lab/worker/run-files.js';
import { readModel, type SavedModel } from '../../../lab/worker/saved-model.js';
import type { Files } from '../../../lab/worker/unpack.js';
import type { Settings } from '../settings.js';
import { readMetrics } from './metrics-csv.js';
import type { StepRecord } from './records.js';
import { settingsOf } from './run-configuration.js';

/** A run that was saved. */
export interface OpenedRun extends SavedModel {
  readonly settings: Settings;
  /** What was measured in it. */
  readonly records: readonly StepRecord[];
}

/** Reads the run of these files; what a run does not say stays as it is in `settings`. */
export async function readRun(files: Files, settings: Settings): Promise<OpenedRun> {
  const configuration = readConfiguration(files, 'vae');
  const model = await readModel(files);
  const metrics = files[runFiles.metrics];
  return {
    ...model,
    settings: settingsOf(configuration, settings),
    records: metrics === undefined ? [] : readMetrics(metrics, model.step),
  };
}

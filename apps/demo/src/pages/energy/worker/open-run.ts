import { isInitial } from '../../../lab/settings/is-initial.js';
import { fetchZip } from '../../../lab/worker/fetch-zip.js';
import { readConfiguration } from '../../../lab/worker/read-run.js';
import { readLosses } from '../../../lab/worker/losses-csv.js';
import { runFiles } from '../../../lab/worker/run-files.js';
import { readModel, type SavedModel } from '../../../lab/worker/saved-model.js';
import type { Files } from '../../../lab/worker/unpack.js';
import { initialSettings, settingsFields, shownOnly, type Settings } from '../settings.js';
import { settingsOf } from './run-configuration.js';

/** A run that was saved. */
export interface OpenedRun extends SavedModel {
  readonly settings: Settings;
  /** What was minimised at each step. */
  readonly losses: readonly (readonly [step: number, value: number])[];
}

/** Reads the run of these files; what a run does not say stays as it is in `settings`. */
export async function readRun(files: Files, settings: Settings): Promise<OpenedRun> {
  const configuration = readConfiguration(files, 'rbm');
  const model = await readModel(files);
  const metrics = files[runFiles.metrics];
  return {
    ...model,
    settings: settingsOf(configuration, settings),
    losses: metrics === undefined ? [] : readLosses(metrics, model.step),
  };
}

const address = new URL('../trained/rbm-digits.zip', import.meta.url);

/** The run that came with the page, where the settings are its own: the initial ones. */
export async function trainedRun(settings: Settings): Promise<OpenedRun | undefined> {
  if (!isInitial(settingsFields, settings, [...shownOnly, 'engine', 'start'])) return undefined;
  const files = await fetchZip(address);
  return files && readRun(files, initialSettings);
}

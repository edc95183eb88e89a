import { isInitial } from '../../../lab/settings/is-initial.js';
import { fetchZip } from '../../../lab/worker/fetch-zip.js';
import { initialSettings, settingsFields, type Settings } from '../settings.js';
import { readRun, type OpenedRun } from './open-run.js';

const address = new URL('../trained/vae-digits.zip', import.meta.url);

/** The run that came with the page, where the settings are its own: the initial ones. */
export async function trainedRun(settings: Settings): Promise<OpenedRun | undefined> {
  if (!isInitial(settingsFields, settings, ['at', 'engine', 'start'])) return undefined;
  const files = await fetchZip(address);
  return files && readRun(files, initialSettings);
}

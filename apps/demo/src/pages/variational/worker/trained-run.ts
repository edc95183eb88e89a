import { initialSettings, settingsFields, type Settings } from '../settings.js';
import { readRun, type OpenedRun } from './open-run.js';
import { unzip } from './unpack.js';

const address = new URL('../trained/vae-digits.zip', import.meta.url);

/** What may differ from the run that came with the page, which shows the initial settings. */
const free: readonly string[] = ['at', 'engine', 'start'];

/** The run that came with the page, where the settings are its own. */
export async function trainedRun(settings: Settings): Promise<OpenedRun | undefined> {
  const isInitial = Object.entries(settingsFields).every(
    ([name, field]) =>
      free.includes(name) ||
      textOf(field, settings[name as keyof Settings]) === textOf(field, field.initial),
  );
  if (!isInitial) return undefined;
  const response = await fetch(address);
  if (!response.ok) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return readRun(unzip(bytes, 'vae-digits.zip'), initialSettings);
}

const textOf = (field: { format(value: never): string }, value: unknown): string =>
  field.format(value as never);

import { InputError } from '@gen/core';
import { settingsFields, type Settings } from '../settings.js';
import { runFiles } from './run-files.js';

const modelNames = [
  'architecture',
  'latent',
  'hidden',
  'likelihood',
  'binarize',
  'beta',
  'anneal',
  'samples',
] as const;
const trainingNames = ['batch', 'learningRate', 'key'] as const;

/** What the configuration of a run says besides its settings. */
export interface RunCircumstances {
  /** The images. */
  readonly images: {
    readonly height: number;
    readonly width: number;
    readonly channels: number;
    /** Hash of all pixels. */
    readonly digest: string;
  };
  /** Name of the engine. */
  readonly engine: string;
  /** Epochs, begun ones included. */
  readonly epochs: number;
}

/** The configuration of a run, in the shape that the terminal has. */
export function runConfiguration(
  settings: Settings,
  { images, engine, epochs }: RunCircumstances,
): unknown {
  return {
    version: 1,
    family: 'vae',
    model: pick(settings, modelNames),
    training: {
      data: settings.data === 'digits' ? 'digits' : 'mnist:.',
      trainImages: settings.data === 'digits' ? settings.trainImages : 'all',
      epochs,
      ...pick(settings, trainingNames),
      checkpointEvery: 'epoch',
    },
    images,
    engine,
  };
}

/** Reads a configuration; throws an `InputError` where it is none of a VAE. */
export function readConfiguration(bytes: Uint8Array, settings: Settings): Settings {
  const { version, family, model = {}, training = {} } = parse(bytes);
  if (version !== 1) throw wrong('version', '1', version);
  if (family !== 'vae') throw wrong('family', 'vae', family);
  const { data, trainImages } = training;
  const isDigits = data === 'digits';
  return {
    ...settings,
    ...read(model, modelNames),
    ...read(training, trainingNames),
    data: isDigits ? 'digits' : 'files',
    ...(isDigits && trainImages !== 'all' && read(training, ['trainImages'])),
    ...(isDigits && trainImages === 'all' && { trainImages: allDigits }),
  };
}

/** Number of digits that the terminal draws where nothing says how many. */
const allDigits = 20_000;

type Json = Readonly<Record<string, unknown>>;

function parse(bytes: Uint8Array): {
  readonly version?: unknown;
  readonly family?: unknown;
  readonly model?: Json;
  readonly training?: Json;
} {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof json === 'object' && json !== null) return json;
  } catch {
    // Told below.
  }
  throw new InputError({
    callee: 'drop',
    argument: runFiles.config,
    expected: 'the configuration of a run as JSON',
    got: 'something else',
    remedy: 'The file is damaged: restore it from a copy.',
  });
}

/** Reads settings as the address would; what is left out keeps its initial value. */
function read<Name extends keyof Settings>(
  json: Json,
  names: readonly Name[],
): Partial<Pick<Settings, Name>> {
  const values = names.map((name) => {
    const field = settingsFields[name];
    const value = json[name] === undefined ? field.initial : field.parse(`${json[name]}`);
    if (value === undefined) throw wrong(name, 'a value of this page', json[name]);
    return [name, value];
  });
  return Object.fromEntries(values) as Partial<Pick<Settings, Name>>;
}

const pick = (settings: Settings, names: readonly (keyof Settings)[]): Json =>
  Object.fromEntries(names.map((name) => [name, settings[name]]));

const wrong = (name: string, expected: string, got: unknown): InputError =>
  new InputError({
    callee: 'drop',
    argument: `${runFiles.config}: ${name}`,
    expected,
    got: `${got as string}`,
    remedy: 'Open a run of a VAE that this page or `gen train vae` has made.',
  });

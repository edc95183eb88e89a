import { InputError } from '@gen/core';
import type { Fields, ValuesOf } from '../settings/field.js';
import { runFiles } from './run-files.js';
import { missing } from './saved-model.js';
import type { Files } from './unpack.js';

/** A part of a configuration. */
export type Json = Readonly<Record<string, unknown>>;

/** The configuration of a run, in the shape that the terminal has. */
export interface RunConfiguration {
  readonly model: Json;
  readonly training: Json;
}

/** Reads the configuration of a run of this family; throws an `InputError` where it is none. */
export function readConfiguration(files: Files, family: string): RunConfiguration {
  const bytes = files[runFiles.config];
  if (bytes === undefined) throw missing(runFiles.config, files);
  const { version, family: name, model = {}, training = {} } = parse(bytes);
  if (version !== 1) throw wrong('version', '1', version);
  if (name !== family) throw wrong('family', family, name);
  return { model: model as Json, training: training as Json };
}

/** Reads settings as the address would; what is left out keeps its initial value. */
export function readFields<F extends Fields>(json: Json, fields: F): ValuesOf<F> {
  const values = Object.entries(fields).map(([name, field]) => {
    const value = json[name] === undefined ? field.initial : field.parse(`${json[name]}`);
    if (value === undefined) throw wrong(name, 'a value of this page', json[name]);
    return [name, value];
  });
  return Object.fromEntries(values) as ValuesOf<F>;
}

function parse(bytes: Uint8Array): Json {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof json === 'object' && json !== null) return json as Json;
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

const wrong = (name: string, expected: string, got: unknown): InputError =>
  new InputError({
    callee: 'drop',
    argument: `${runFiles.config}: ${name}`,
    expected,
    got: `${got as string}`,
    remedy: 'Open a run that this page has made, or the same command of the terminal.',
  });

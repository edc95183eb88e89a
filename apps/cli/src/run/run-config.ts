import { InputError } from '@gen/core';
import type { Family, ImageSize } from '../families/family.js';
import { families } from '../families/families.js';
import { fromJson } from '../settings/from-json.js';
import type { Values } from '../settings/setting.js';
import { FILES } from './run-files.js';
import { runSettingsOf, type RunValues } from './run-settings.js';

/** What a run is made by: all that is needed to go on, to sample and to score. */
export interface RunConfig {
  /** The family of its model. */
  readonly family: Family;
  /** Options of the family. */
  readonly model: Values;
  /** Options of training. */
  readonly training: RunValues;
  /** Size of the images, and a hash of all of them. */
  readonly images: ImageSize & { readonly digest: string };
  /** Name of the engine. */
  readonly engine: string;
}

const VERSION = 1;

/** Writes a configuration as JSON that people can read. */
export function encodeConfig({ family, ...config }: RunConfig): Uint8Array {
  const json = { version: VERSION, family: family.name, ...config };
  return new TextEncoder().encode(`${JSON.stringify(json, undefined, 2)}\n`);
}

/** Reads a configuration. Throws an `InputError` where it is damaged, newer, or of nothing known. */
export function decodeConfig(bytes: Uint8Array, callee: string, run: string): RunConfig {
  const file = `${run}/${FILES.config}`;
  const json = parse(bytes, callee, file);
  const { version, family: name, model, training, images, engine } = json;
  if (version !== VERSION) {
    throw wrong(callee, file, `version ${VERSION}`, `version ${version}`, UPDATE);
  }
  const family = families.find((known) => known.name === name);
  if (family === undefined) {
    const names = families.map((known) => known.name).join(', ');
    throw wrong(callee, file, `a family of ${names}`, `${name}`, UPDATE);
  }
  return {
    family,
    model: fromJson(family.settings, { ...(model as object) }, callee, file),
    training: fromJson(runSettingsOf(family), { ...(training as object) }, callee, file),
    images: imagesOf(images, callee, file),
    engine: `${engine}`,
  };
}

function imagesOf(json: unknown, callee: string, file: string): RunConfig['images'] {
  const { height, width, channels, digest } = { ...(json as Partial<RunConfig['images']>) };
  const sizes = [height, width, channels];
  if (sizes.every((size) => Number.isInteger(size) && size! > 0) && digest !== undefined) {
    return { height: height!, width: width!, channels: channels!, digest: `${digest}` };
  }
  throw wrong(callee, file, 'the size and the hash of the images', JSON.stringify(json), RESTORE);
}

const UPDATE = 'Update @gen/cli to the version that wrote it.';

function parse(bytes: Uint8Array, callee: string, file: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof json === 'object' && json !== null) return json as Record<string, unknown>;
  } catch {
    // Told below.
  }
  const got = bytes.length === 0 ? 'an empty file' : 'something else';
  throw wrong(callee, file, 'the configuration of a run as JSON', got, RESTORE);
}

const RESTORE = 'The file is damaged: restore it from a copy, or start the run anew.';

const wrong = (
  callee: string,
  argument: string,
  expected: string,
  got: string,
  remedy: string,
): InputError => new InputError({ callee, argument, expected, got, remedy });

import { complete } from './complete.js';
import { parseSetting } from './parse-setting.js';
import type { Json, Settings, ValuesOf } from './setting.js';

/**
 * Reads values that were written as JSON, each by the rule of its option; a setting that is newer than
 * the file has its initial value. Throws an `InputError` where one is no value.
 */
export function fromJson<S extends Settings>(
  settings: S,
  json: Readonly<Record<string, unknown>>,
  callee: string,
  file: string,
): ValuesOf<S> {
  const values: Record<string, Json> = {};
  for (const [name, setting] of Object.entries(settings)) {
    if (json[name] === undefined) continue;
    values[name] = parseSetting(setting, `${json[name]}`, callee, `${file}: ${name}`);
  }
  return complete(settings, values);
}

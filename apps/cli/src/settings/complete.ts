import type { Json, Settings, Values, ValuesOf } from './setting.js';

/** Gives each setting its initial value where it has none. */
export function complete<S extends Settings>(settings: S, given: Values): ValuesOf<S> {
  const values: Record<string, Json> = {};
  for (const [name, { initial }] of Object.entries(settings)) {
    values[name] = given[name] ?? (typeof initial === 'function' ? initial(values) : initial);
  }
  return values as ValuesOf<S>;
}

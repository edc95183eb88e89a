import type { Fields, ValuesOf } from './field.js';

/** Reads settings from an address; what is missing or no value there takes its initial value. */
export function readSettings<F extends Fields>(fields: F, params: URLSearchParams): ValuesOf<F> {
  const values = Object.entries(fields).map(([name, field]) => {
    const text = params.get(name);
    return [name, (text === null ? undefined : field.parse(text)) ?? field.initial];
  });
  return Object.fromEntries(values) as ValuesOf<F>;
}

/** Writes all settings, so that a link stays the same experiment when initial values change. */
export function writeSettings<F extends Fields>(fields: F, values: ValuesOf<F>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, field] of Object.entries(fields)) params.set(name, field.format(values[name]));
  return params;
}

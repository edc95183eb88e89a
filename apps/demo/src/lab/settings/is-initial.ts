import type { Fields, ValuesOf } from './field.js';

/** Whether settings are the initial ones, but for those that are free. */
export function isInitial<F extends Fields>(
  fields: F,
  values: ValuesOf<F>,
  free: readonly (keyof F)[],
): boolean {
  return Object.entries(fields).every(
    ([name, field]) =>
      free.includes(name) || field.format(values[name]) === field.format(field.initial),
  );
}

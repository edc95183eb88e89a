import type { Field } from './field.js';

/** A setting that is one of a few words; the first is the initial one. */
export function oneOf<const T extends string>(...options: readonly [T, ...T[]]): Field<T> {
  return {
    initial: options[0],
    parse: (text) => options.find((option) => option === text),
    format: (value) => value,
  };
}

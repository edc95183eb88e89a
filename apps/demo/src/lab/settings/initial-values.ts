import type { Fields, ValuesOf } from './field.js';

/** The values where the address says nothing. */
export const initialValues = <F extends Fields>(fields: F): ValuesOf<F> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.initial]),
  ) as ValuesOf<F>;

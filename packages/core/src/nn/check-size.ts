import { InputError } from '../input-error.js';

/** Throws an {@link InputError} unless a size is an integer that is large enough. */
export function checkSize(callee: string, argument: string, size: number, least = 1): void {
  if (Number.isSafeInteger(size) && size >= least) return;
  throw new InputError({ callee, argument, expected: `an integer ≥ ${least}`, got: `${size}` });
}

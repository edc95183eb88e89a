import { InputError } from './input-error.js';

/** Throws an {@link InputError} unless a number counts something, from `least` on. */
export function checkCount(callee: string, argument: string, count: number, least = 1): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  throw new InputError({ callee, argument, expected: `an integer ≥ ${least}`, got: `${count}` });
}

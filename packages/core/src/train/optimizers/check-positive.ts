import { InputError } from '../../input-error.js';

/** Throws an {@link InputError} unless a number is positive. */
export function checkPositive(callee: string, argument: string, value: number): void {
  if (value > 0) return;
  throw new InputError({ callee, argument, expected: 'a number > 0', got: `${value}` });
}

import { InputError } from '@gen/core';

/** The error that says what building lacks. */
export const lacking = (
  argument: string,
  expected: string,
  got: string,
  remedy: string,
): InputError => new InputError({ callee: 'gen-tensorflow', argument, expected, got, remedy });

import { InputError } from '@gen/core';

/** Throws an {@link InputError} unless a number is finite and above `least`, or equal to it where `orEqual`. */
export function checkNumber(
  callee: string,
  argument: string,
  value: number,
  { least = 0, orEqual = false }: { readonly least?: number; readonly orEqual?: boolean } = {},
): void {
  if (Number.isFinite(value) && (value > least || (orEqual && value === least))) return;
  const expected = `a finite number ${orEqual ? '≥' : '>'} ${least}`;
  throw new InputError({ callee, argument, expected, got: `${value}` });
}

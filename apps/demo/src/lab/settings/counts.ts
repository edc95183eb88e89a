import type { Field } from './field.js';

/** A setting that is a list of positive integers, written `200,100`. */
export function counts(initial: readonly number[]): Field<readonly number[]> {
  return {
    initial,
    parse(text) {
      const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
      const areCounts = numbers.every((number) => Number.isInteger(number) && number > 0);
      return areCounts ? numbers : undefined;
    },
    format: (value) => value.join(','),
  };
}

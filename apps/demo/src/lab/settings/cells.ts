import type { Field } from './field.js';

/**
 * A setting that is a set of cells of a grid, row by row, written as hexadecimal digits of which each
 * holds four cells, the first being its highest bit; what is not written is not in the set.
 */
export function cells(initial: string): Field<string> {
  return {
    initial,
    parse: (text) => (/^[0-9a-f]{0,64}$/.test(text) ? text : undefined),
    format: (value) => value,
  };
}

/** Whether each of so many cells is in a set. */
export const cellsOf = (set: string, count: number): boolean[] =>
  Array.from({ length: count }, (_, cell) => {
    const digit = parseInt(set[cell >> 2] ?? '0', 16);
    return ((digit >> (3 - (cell & 3))) & 1) === 1;
  });

/** Writes a set of cells. */
export function setOf(isIn: readonly boolean[]): string {
  const digits = Array.from({ length: Math.ceil(isIn.length / 4) }, (_, digit) =>
    [0, 1, 2, 3].reduce((bits, bit) => 2 * bits + (isIn[4 * digit + bit] === true ? 1 : 0), 0),
  );
  return digits
    .map((digit) => digit.toString(16))
    .join('')
    .replace(/0+$/, '');
}

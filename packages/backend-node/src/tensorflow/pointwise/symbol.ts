import type { Place } from './program-builder.js';

/** What stands for a tensor while a program is written. */
export type Symbolic =
  | {
      readonly kind: 'value';
      /** Where it comes from in the program. */
      readonly place: Place;
      /** Its shape: the same number fills it where the program computes only one. */
      readonly shape: readonly number[];
      /** Number of its type: that of float32 or that of truth values. */
      readonly dtype: number;
    }
  | {
      readonly kind: 'list';
      /** Numbers that are known, such as those of a shape. */
      readonly numbers: readonly number[];
      readonly shape: readonly number[];
      readonly dtype: number;
    };

/** Said of what a program cannot do; then the ops of TensorFlow are called one by one. */
export class NotPointwiseError extends Error {}

/** A symbol that has a place in the program. */
export function valueOf(symbol: Symbolic | undefined): Extract<Symbolic, { kind: 'value' }> {
  if (symbol?.kind !== 'value') throw new NotPointwiseError('a list of numbers');
  return symbol;
}

/** Numbers that are known. */
export function numbersOf(symbol: Symbolic | undefined): readonly number[] {
  if (symbol?.kind !== 'list') throw new NotPointwiseError('numbers that are not known');
  return symbol.numbers;
}

/** How many numbers a shape holds. */
export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1);

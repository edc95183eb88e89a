import type { Field } from './field.js';

/** What a number may be. */
export interface NumberWithin {
  /** The value where the address says nothing. */
  readonly initial: number;
  /** Smallest value. */
  readonly min: number;
  /** Largest value. */
  readonly max: number;
  /** Whether only integers are values. */
  readonly integer?: boolean;
}

/** A setting that is a number between two bounds. */
export function numberWithin({ initial, min, max, integer = false }: NumberWithin): Field<number> {
  const isValue = (value: number) =>
    value >= min && value <= max && (!integer || Number.isInteger(value));
  return {
    initial,
    parse(text) {
      const value = text.trim() === '' ? NaN : Number(text);
      return isValue(value) ? value : undefined;
    },
    format: String,
  };
}

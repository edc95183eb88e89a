import type { Setting } from './setting.js';

type Described<T extends number> = Pick<
  Setting<T>,
  'flags' | 'summary' | 'initial' | 'initialText'
>;

/** A setting that counts something. */
export const count = (described: Described<number>, least = 1): Setting<number> => ({
  ...described,
  expected: `an integer ≥ ${least}`,
  parse: (text) => parseCount(text, least),
});

/** A setting that is a number above 0. */
export const positive = (described: Described<number>): Setting<number> => ({
  ...described,
  expected: 'a number > 0',
  parse: (text) => parseNumber(text, (value) => value > 0),
});

/** A setting that is a number of at least 0. */
export const nonNegative = (described: Described<number>): Setting<number> => ({
  ...described,
  expected: 'a number ≥ 0',
  parse: (text) => parseNumber(text, (value) => value >= 0),
});

/** A setting that is a number of at least 0 and below 1. */
export const belowOne = (described: Described<number>): Setting<number> => ({
  ...described,
  expected: 'a number ≥ 0 and < 1',
  parse: (text) => parseNumber(text, (value) => value >= 0 && value < 1),
});

/** Reads an integer from `least` on; `undefined` where the text is none. */
export const parseCount = (text: string, least = 1): number | undefined =>
  parseNumber(text, (value) => Number.isSafeInteger(value) && value >= least);

function parseNumber(text: string, isRight: (value: number) => boolean): number | undefined {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) && isRight(value) ? value : undefined;
}

import { parseCount } from './numbers.js';
import type { Setting } from './setting.js';

/** A setting that counts something, or is a word instead, which is its initial value. */
export const countOr = <const Word extends string>(
  word: Word,
  described: Pick<Setting, 'flags' | 'summary'>,
): Setting<number | Word> => ({
  ...described,
  initial: word,
  expected: `an integer ≥ 1 or ${word}`,
  parse: (text) => (text === word ? word : parseCount(text)),
});

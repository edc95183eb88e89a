import type { Splits } from '../splits.js';

/** Part of a data set that a file's name speaks of. */
export type SplitName = keyof Splits;

const HINTS: readonly (readonly [SplitName, RegExp])[] = [
  ['test', /(^|[^a-z])(t10k|test)/i],
  ['validation', /(^|[^a-z])valid/i],
  ['train', /(^|[^a-z])train/i],
];

/** The split that a file's name speaks of, if any. */
export const splitOf = (name: string): SplitName | undefined =>
  HINTS.find(([, hint]) => hint.test(name))?.[0];

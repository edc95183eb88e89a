import { foldIn, key as keyOf } from '@gen/core';
import { digits, type Dataset } from '@gen/data';
import type { Settings } from '../settings.js';

/** Images to train on, and images held out. */
export interface DataSource {
  readonly train: Dataset;
  readonly test: Dataset;
  /** What they are, in words. */
  readonly name: string;
}

/** Images held out of the digits: their codes are shown. */
const heldOut = 1000;

/** Draws digits from the experiment's key. */
export function drawDigits({ key, examples }: Pick<Settings, 'key' | 'examples'>): DataSource {
  const root = keyOf(key);
  return {
    train: digits(foldIn(root, 0), { count: examples }),
    test: digits(foldIn(root, 1), { count: heldOut, split: 'test' }),
    name: `${examples.toLocaleString('en')} digits, drawn here from key ${key}`,
  };
}

import { foldIn, key } from '@gen/core';
import { digits } from '@gen/data';
import type { DataSource } from './data-source.js';

/** Handwritten-like digits, the same in every run. */
export const digitsSource: DataSource = {
  name: 'digits',
  usage: 'digits',
  summary: 'handwritten-like digits, made here',
  load: (_, most) => {
    const count = Number.isFinite(most) ? most : 20_000;
    return Promise.resolve({
      train: digits(foldIn(key(0), 0), { count }),
      test: digits(foldIn(key(0), 1), { count: 2_000, split: 'test' }),
    });
  },
};

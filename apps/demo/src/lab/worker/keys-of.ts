import { key, split, type Key } from '@gen/core';

/** The keys of a run, the same as in the terminal. */
export interface RunKeys {
  /** Of the initial weights. */
  readonly model: Key;
  /** Of the order of the data. */
  readonly data: Key;
  /** Of the steps. */
  readonly steps: Key;
  /** Of scores and samples. */
  readonly score: Key;
}

/** Derives the keys of a run from its seed. */
export function keysOf(seed: number): RunKeys {
  const [model, data, steps, score] = split(key(seed), 4) as [Key, Key, Key, Key];
  return { model, data, steps, score };
}

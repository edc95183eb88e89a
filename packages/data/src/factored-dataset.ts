import type { Dataset } from './dataset.js';

/** Images of which it is known what made them. */
export interface FactoredDataset extends Dataset {
  /** What each image is made of, `[count, factors]`, the last axis the fastest. */
  readonly factors: Float32Array;
  /** Names of the factors. */
  readonly factorNames: readonly string[];
}

import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * What turns examples into vectors whose distances mean likeness, for scores of samples. Such scores
 * compare only with those by the same extractor, so that reports name it and its hash.
 */
export interface FeatureExtractor {
  /** What it is. */
  readonly name: string;
  /** Tells its weights from others. */
  readonly hash: string;
  /** Maps examples `[n, ...]` to `[n, d]`; a pure function. */
  readonly features: (examples: Tensor) => Tensor;
}

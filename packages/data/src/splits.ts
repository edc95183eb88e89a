import type { Dataset } from './dataset.js';

/** The parts of a data set. */
export interface Splits {
  /** What a model is trained on. */
  readonly train: Dataset;
  /** What choices between models are made on. */
  readonly validation?: Dataset;
  /** What a model is scored on. */
  readonly test?: Dataset;
}

import type { Scalars } from '../objective.js';
import type { Key } from '../random/key.js';
import type { Batches } from './batches.js';
import type { Metrics } from './progress.js';

/** Scores a batch: scalars by name, which the caller owns. */
export type Evaluation<Batch> = (batch: Batch, key: Key) => Scalars;

/** When a run ends before its last step. */
export interface EarlyStoppingOptions {
  /** Number of validations in a row that may bring nothing: the run stops after the last of them. */
  readonly patience: number;
  /** By how much less than the score that began the count one must be to bring something. */
  readonly minDelta?: number;
}

/** How `fit` scores a model on examples that it does not learn from. */
export interface ValidationOptions<Batch> {
  /** The examples: all batches of epoch 0, the same at every validation. */
  readonly batches: Batches<Batch>;
  /**
   * Scores a batch; the means over all batches are told. Where it is left out, the run's objective
   * does, by its `evaluate` where it has one, its schedules at the step of the validation: the value as
   * `loss`, and the metrics.
   *
   * Batch i has the same key at every validation, so that two of them differ by the model alone.
   */
  readonly evaluate?: Evaluation<Batch>;
  /** Number of steps from one validation to the next; an epoch where it is left out. */
  readonly every?: number;
  /** What is to be small, of the means; `loss` where it is left out. */
  readonly score?: (validation: Metrics) => number;
  /** Whether the averages of `ema` are scored in the place of the parameters. */
  readonly averaged?: boolean;
  /**
   * Stops the run when validation gets no better, and ends it, early or not, with the parameters and
   * averages of the best validation. An aborted run keeps those of its last step.
   */
  readonly earlyStopping?: EarlyStoppingOptions;
}

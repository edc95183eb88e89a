import type { HasParameters } from '../nn/layer.js';
import type { Objective } from '../objective.js';
import type { Key } from '../random/key.js';
import type { Batches } from './batches.js';
import type { Checkpoint } from './checkpoint/checkpoint.js';
import type { MovingAverage } from './moving-average.js';
import type { Optimizer } from './optimizer.js';
import type { Store } from './store.js';

/** Where and when `fit` saves. */
export interface CheckpointOptions {
  /** Where checkpoints are put. */
  readonly store: Store;
  /** Number of steps from one to the next; an epoch where it is left out. The last step is always saved. */
  readonly every?: number;
  /** Name of the file, which each checkpoint replaces. */
  readonly name?: string;
  /** Saved along, as JSON: what is needed to make the model again. */
  readonly configuration?: unknown;
}

/** Options of `fitSteps`. */
export interface FitStepsOptions<Batch> {
  /** The model, whose parameters are changed in place. Borrowed. */
  readonly model: Pick<HasParameters, 'parameters'>;
  /** What is minimised. */
  readonly objective: Objective<Batch>;
  /** What it is trained on. */
  readonly batches: Batches<Batch>;
  /** How gradients become updates; Adam where it is left out. */
  readonly optimizer?: Optimizer;
  /** Key of the run: step t draws from `foldIn(key, t)`. */
  readonly key: Key;
  /** Number of epochs, from the first of the run on; either this or `steps`. */
  readonly epochs?: number;
  /** Number of steps, from the first of the run on; either this or `epochs`. */
  readonly steps?: number;
  /** Moving average of the model's parameters, which follows them. Borrowed. */
  readonly ema?: MovingAverage | undefined;
  /** Saves the run. */
  readonly checkpoint?: CheckpointOptions | undefined;
  /** Goes on from here; from the beginning where it is left out. */
  readonly resume?: Checkpoint | undefined;
  /**
   * Number of steps from one report to the next, over which metrics are averaged; the end of an epoch
   * and every checkpoint are reported too.
   */
  readonly reportEvery?: number;
  /** Stops the run after the step that it is in. */
  readonly signal?: AbortSignal | undefined;
  /** Lets others have their turn on this thread, every few milliseconds. */
  readonly pause?: () => Promise<void>;
}

/** Options of `fit`. */
export interface FitOptions<Batch> extends FitStepsOptions<Batch> {
  /** Told how it goes; waited for. */
  readonly onProgress?: ((progress: Progress) => void | Promise<void>) | undefined;
}

/** Means of the loss, as `loss`, and of the objective's metrics over the steps of a window. */
export type Metrics = Readonly<Record<string, number>>;

/** How a run goes. */
export interface Progress {
  /** Number of steps done. */
  readonly step: number;
  /** Number of steps of the run. */
  readonly steps: number;
  /** Number of epochs done, the running one in part. */
  readonly epoch: number;
  /** Number of epochs of the run. */
  readonly epochs: number;
  /** Means since the last report. */
  readonly metrics: Metrics;
  /** The same of each step since the last report, in order: the last of them is that of step `step`. */
  readonly history: readonly Metrics[];
  /** Examples trained on in a second, since the last report. */
  readonly examplesPerSecond: number;
  /** Seconds to the end of the run, at the mean speed so far. */
  readonly secondsLeft: number;
}

/** How a run ended. */
export interface FitResult {
  /** Number of steps done, those before it was resumed included. */
  readonly steps: number;
  /** Number of epochs done, the last one in part. */
  readonly epochs: number;
  /** Metrics of the last report; empty where no step was done. */
  readonly metrics: Metrics;
  /** Whether the signal stopped it before its end. */
  readonly aborted: boolean;
}

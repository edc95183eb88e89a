import type { HasParameters } from '../nn/layer.js';
import type { Objective } from '../objective.js';
import type { Key } from '../random/key.js';
import type { Batches } from './batches.js';
import type { Checkpoint } from './checkpoint/checkpoint.js';
import type { MovingAverage } from './moving-average.js';
import type { Optimizer } from './optimizer.js';
import type { Phases } from './phase.js';
import type { Listener } from './progress.js';
import type { Store } from './store.js';
import type { ValidationOptions } from './validation-options.js';

/** Where and when `fit` saves. */
export interface CheckpointOptions {
  /** Where checkpoints are put. */
  readonly store: Store;
  /**
   * Number of steps from one to the next; an epoch where it is left out. The last step is always
   * saved, and so is the step of a validation that is the best so far.
   */
  readonly every?: number;
  /** Name of the file, which each checkpoint replaces. */
  readonly name?: string;
  /**
   * Number of the last checkpoints that are kept. Where it is more than 1, each has its step in its name,
   * as `checkpoint-000120.safetensors`, and `readCheckpoint` reads the newest.
   */
  readonly keep?: number;
  /** Name of the file that holds the checkpoint of the best validation. */
  readonly best?: string;
  /** Saved along, as JSON: what is needed to make the model again. */
  readonly configuration?: unknown;
}

/** Options of `fitSteps`. */
export interface FitStepsOptions<Batch> {
  /** The model, whose parameters are changed in place. Borrowed. */
  readonly model: Pick<HasParameters, 'parameters'>;
  /** What is minimised: an objective, or several phases, each with its own, which are taken in turn. */
  readonly objective: Objective<Batch> | Phases<Batch>;
  /** What it is trained on. */
  readonly batches: Batches<Batch>;
  /** How gradients become updates, where a phase does not say; Adam where it is left out. */
  readonly optimizer?: Optimizer;
  /** Key of the run: step t draws from `foldIn(key, t)`, validation from a child of it. */
  readonly key: Key;
  /** Number of epochs, from the first of the run on; either this or `steps`. */
  readonly epochs?: number;
  /** Number of steps, from the first of the run on; either this or `epochs`. */
  readonly steps?: number;
  /** Moving average of the model's parameters, which follows them. Borrowed. */
  readonly ema?: MovingAverage | undefined;
  /** Scores the model on other examples. */
  readonly validation?: ValidationOptions<Batch> | undefined;
  /** Saves the run. */
  readonly checkpoint?: CheckpointOptions | undefined;
  /** Goes on from here; from the beginning where it is left out. */
  readonly resume?: Checkpoint | undefined;
  /**
   * Number of steps from one report to the next, over which metrics are averaged; the end of an epoch,
   * every validation and every checkpoint are reported too.
   */
  readonly reportEvery?: number;
  /** Stops the run after the step that it is in. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Runs each step as it is, where it is otherwise recorded once and replayed (`compile`): to find an
   * error in it, or for an objective that does other work from step to step.
   */
  readonly eager?: boolean;
  /**
   * Has XLA compile the step on TensorFlow, as `compile` does where it is asked to: equal to float32 rounding,
   * with the same draws. Other engines have no XLA, and record as ever.
   */
  readonly xla?: boolean;
  /** Told once, with the reason, where steps cannot be recorded and are run as they are. */
  readonly onEager?: ((reason: string) => void) | undefined;
  /** Lets others have their turn on this thread, every few milliseconds. */
  readonly pause?: () => Promise<void>;
}

/** Options of `fit`. */
export interface FitOptions<Batch> extends FitStepsOptions<Batch> {
  /** Told how it goes, one after another; waited for. */
  readonly onProgress?: Listener | readonly Listener[] | undefined;
}

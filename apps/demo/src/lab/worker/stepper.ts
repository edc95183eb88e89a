import type { Key, Objective } from '@gen/core';
import type { HasParameters } from '@gen/core/nn';
import {
  fitSteps,
  memoryStore,
  readCheckpoint,
  type Batches,
  type Checkpoint,
  type FitResult,
  type Metrics,
  type Optimizer,
  type Progress,
} from '@gen/core/train';
import { foldIn } from '@gen/core';
import { runFiles } from './run-files.js';
import type { SavedCheckpoint } from './saved-model.js';

/** What is trained, and how. */
export interface StepperOptions<Batch> {
  readonly model: HasParameters;
  readonly objective: Objective<Batch>;
  readonly batches: Batches<Batch>;
  readonly optimizer: Optimizer;
  /** The key of the steps. */
  readonly key: Key;
  /** Where the run goes on; from the beginning where it is left out. */
  readonly resume?: SavedCheckpoint | undefined;
}

/** What was measured in a step. */
export interface StepMetrics {
  readonly step: number;
  readonly epoch: number;
  readonly metrics: Metrics;
}

/** A run that is taken step by step. */
export interface Stepper<Batch> {
  /** Steps taken. */
  readonly step: number;
  /** Steps of one epoch. */
  readonly stepsPerEpoch: number;
  /** The batch of the coming step, which the caller disposes, and the key that it draws from. */
  coming(): Promise<{ readonly batch: Batch; readonly key: Key }>;
  /** Takes at least one step and at most so many, and reads what was measured in them. */
  next(most: number): Promise<readonly StepMetrics[]>;
  /** The bytes of a checkpoint from which the run goes on exactly. */
  save(configuration: unknown): Promise<Uint8Array>;
  /** Frees the optimizer. */
  dispose(): Promise<void>;
}

/** More steps than anyone waits for. */
const endless = 2 ** 40;
const name = runFiles.checkpoint;

/** A run of `fitSteps` that stands still between two reports. */
export function stepperOf<Batch>(options: StepperOptions<Batch>): Stepper<Batch> {
  const { batches, key, resume, ...rest } = options;
  const { batchesPerEpoch } = batches;
  const store = memoryStore();
  let saved = resume?.bytes ?? new Uint8Array();
  // Read only when the run is saved, which is when it is known.
  let configuration: unknown;
  let every = 1;

  const begin = (from: Checkpoint | undefined) => {
    const stop = new AbortController();
    const run = fitSteps({
      ...rest,
      batches,
      key,
      steps: endless,
      get reportEvery() {
        return every;
      },
      resume: from,
      pause: () => Promise.resolve(),
      signal: stop.signal,
      checkpoint: { store, every: endless, name, configuration: { toJSON: () => configuration } },
    });
    return { run, stop };
  };
  let { run, stop } = begin(resume?.checkpoint);
  let step = resume?.checkpoint.step ?? 0;

  return {
    get step() {
      return step;
    },
    stepsPerEpoch: batchesPerEpoch,
    coming: async () => ({
      batch: await batches.batch(Math.floor(step / batchesPerEpoch), step % batchesPerEpoch),
      key: foldIn(key, step),
    }),
    async next(most) {
      every = most;
      const { step: last, history } = progressOf(await run.next());
      const first = last - history.length;
      step = last;
      return history.map((metrics, index) => ({
        step: first + index + 1,
        epoch: (first + index + 1) / batchesPerEpoch,
        metrics,
      }));
    },
    async save(next) {
      configuration = next;
      // A run that is stopped saves; it goes on from there.
      stop.abort();
      await run.next();
      saved = (await store.get(name)) ?? saved;
      ({ run, stop } = begin((await readCheckpoint(store, name)) ?? resume?.checkpoint));
      return saved;
    },
    async dispose() {
      await (run as AsyncGenerator<Progress>).return(undefined);
    },
  };
}

function progressOf(next: IteratorResult<Progress, FitResult>): Progress {
  if (next.done === true) throw new Error('This run has ended: reset it.');
  return next.value;
}

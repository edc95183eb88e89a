import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key, type Objective } from '@gen/core';
import {
  adam,
  constant,
  fitSteps,
  linear,
  memoryStore,
  readCheckpoint,
  type Batches,
  type Checkpoint,
  type FitResult,
  type Progress,
} from '@gen/core/train';
import { imageBatches, type Dataset } from '@gen/data';
import { elbo } from '@gen/variational';
import type { LiveKnobs } from '../protocol.js';
import type { Settings } from '../settings.js';
import type { ImageModel } from './image-model.js';
import type { RunKeys } from './keys-of.js';
import type { SavedCheckpoint } from './open-run.js';
import type { StepRecord } from './records.js';

/** What is trained, and how. */
export interface TrainerOptions {
  readonly model: ImageModel;
  readonly data: Dataset;
  readonly settings: Settings;
  readonly keys: RunKeys;
  /** Where the run goes on; from the beginning where it is left out. */
  readonly resume?: SavedCheckpoint | undefined;
  /** Whether the weights were trained before, so that Adam, who knows nothing yet, begins softly. */
  readonly isTrained: boolean;
}

/** A run that is taken step by step. */
export interface Trainer {
  /** Knobs that may be turned between two steps. */
  knobs: LiveKnobs;
  /** Steps taken. */
  readonly step: number;
  /** Epochs taken, with their fraction. */
  readonly epoch: number;
  /** Steps of one epoch. */
  readonly stepsPerEpoch: number;
  readonly objective: Objective<Tensor>;
  /** β in the coming step. */
  readonly beta: number;
  /** The batch of the coming step, which the caller disposes, and the key that it draws from. */
  coming(): Promise<{ readonly batch: Tensor; readonly key: Key }>;
  /** Takes a step. */
  next(): Promise<StepRecord>;
  /** The bytes of a checkpoint from which the run goes on exactly. */
  save(configuration: unknown): Promise<Uint8Array>;
  /** Frees the optimizer. */
  dispose(): Promise<void>;
}

/** More steps than anyone waits for. */
const endless = 2 ** 40;
/** Steps in which the learning rate rises where the weights were trained before. */
const softSteps = 100;
const fileName = 'checkpoint.safetensors';

/** A run of `fitSteps` that stands still between two steps. */
export function trainerOf(options: TrainerOptions): Trainer {
  const { model, data, settings, keys, resume, isTrained } = options;
  const { batch: batchSize, samples, anneal, beta, learningRate } = settings;
  const rise = anneal === 0 ? constant(1) : linear({ to: 1, steps: anneal });
  const betaAt = (step: number) => trainer.knobs.beta * rise(step);
  const batches = imageBatches(data, {
    batchSize,
    key: keys.data,
    flat: model.isFlat,
    ...(model.transform && { transform: model.transform }),
  });
  const objective = elbo(model.vae, { beta: betaAt, samples });
  const ease = isTrained ? linear({ to: 1, steps: softSteps }) : constant(1);
  const optimizer = adam({ learningRate: (step) => trainer.knobs.learningRate * ease(step) });
  const store = memoryStore();
  let saved = resume?.bytes ?? new Uint8Array();
  // Read only when the run is saved, which is when it is known.
  let configuration: unknown;

  const begin = (from: Checkpoint | undefined) => {
    const stop = new AbortController();
    const run = fitSteps({
      model: model.vae,
      objective,
      batches,
      optimizer,
      key: keys.steps,
      steps: endless,
      reportEvery: 1,
      resume: from,
      pause: () => Promise.resolve(),
      signal: stop.signal,
      checkpoint: {
        store,
        every: endless,
        name: fileName,
        configuration: { toJSON: () => configuration },
      },
    });
    return { run, stop };
  };
  let { run, stop } = begin(resume?.checkpoint);
  let step = resume?.checkpoint.step ?? 0;

  const trainer: Trainer = {
    knobs: { beta, learningRate },
    objective,
    get step() {
      return step;
    },
    get epoch() {
      return step / batches.batchesPerEpoch;
    },
    stepsPerEpoch: batches.batchesPerEpoch,
    get beta() {
      return betaAt(step);
    },
    coming: async () => ({ batch: await batchAt(batches, step), key: foldIn(keys.steps, step) }),
    async next() {
      const { epoch, metrics } = progressOf(await run.next());
      step += 1;
      const { loss = NaN, reconstruction = NaN, kl = NaN } = metrics;
      return { step, epoch, loss, reconstruction: -reconstruction, kl };
    },
    async save(next) {
      configuration = next;
      // A run that is stopped saves; it goes on from there.
      stop.abort();
      await run.next();
      saved = (await store.get(fileName)) ?? saved;
      ({ run, stop } = begin((await readCheckpoint(store, fileName)) ?? resume?.checkpoint));
      return saved;
    },
    async dispose() {
      await (run as AsyncGenerator<Progress>).return(undefined);
    },
  };
  return trainer;
}

function batchAt(batches: Batches<Tensor>, step: number): Tensor | Promise<Tensor> {
  const { batchesPerEpoch } = batches;
  return batches.batch(Math.floor(step / batchesPerEpoch), step % batchesPerEpoch);
}

function progressOf(next: IteratorResult<Progress, FitResult>): Progress {
  if (next.done === true) throw new Error('This run has ended: reset it.');
  return next.value;
}

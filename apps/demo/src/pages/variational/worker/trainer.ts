import type { Tensor } from '@tensorflow/tfjs-core';
import type { Objective } from '@gen/core';
import { adam, constant, linear } from '@gen/core/train';
import { imageBatches, type Dataset } from '@gen/data';
import { elbo } from '@gen/variational';
import type { RunKeys } from '../../../lab/worker/keys-of.js';
import type { SavedCheckpoint } from '../../../lab/worker/saved-model.js';
import { stepperOf, type Stepper } from '../../../lab/worker/stepper.js';
import type { LiveKnobs } from '../protocol.js';
import type { Settings } from '../settings.js';
import type { ImageModel } from './image-model.js';
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
  readonly stepper: Stepper<Tensor>;
  readonly objective: Objective<Tensor>;
  /** Epochs taken, with their fraction. */
  readonly epoch: number;
  /** β in the coming step. */
  readonly beta: number;
  /** Takes at least one step and at most so many. */
  next(most: number): Promise<readonly StepRecord[]>;
}

/** Steps in which the learning rate rises where the weights were trained before. */
const softSteps = 100;

/** The run of a VAE. */
export function trainerOf(options: TrainerOptions): Trainer {
  const { model, data, settings, keys, resume, isTrained } = options;
  const { batch: batchSize, samples, anneal, beta, learningRate } = settings;
  const rise = anneal === 0 ? constant(1) : linear({ to: 1, steps: anneal });
  const betaAt = (step: number) => trainer.knobs.beta * rise(step);
  const ease = isTrained ? linear({ to: 1, steps: softSteps }) : constant(1);
  const objective = elbo(model.vae, { beta: betaAt, samples });
  const stepper = stepperOf({
    model: model.vae,
    objective,
    batches: imageBatches(data, {
      batchSize,
      key: keys.data,
      flat: model.isFlat,
      ...(model.transform && { transform: model.transform }),
    }),
    optimizer: adam({ learningRate: (step) => trainer.knobs.learningRate * ease(step) }),
    key: keys.steps,
    resume,
  });
  const trainer: Trainer = {
    knobs: { beta, learningRate },
    stepper,
    objective,
    get epoch() {
      return stepper.step / stepper.stepsPerEpoch;
    },
    get beta() {
      return betaAt(stepper.step);
    },
    async next(most) {
      const steps = await stepper.next(most);
      return steps.map(({ step, epoch, metrics }) => {
        const { loss = NaN, reconstruction = NaN, kl = NaN } = metrics;
        return { step, epoch, loss, reconstruction: -reconstruction, kl };
      });
    },
  };
  return trainer;
}

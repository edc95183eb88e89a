import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key, type Objective } from '@gen/core';
import type { HasParameters } from '@gen/core/nn';
import { fitSteps, type Checkpoint, type CheckpointOptions, type Optimizer } from '@gen/core/train';
import { rowBatches } from '../row-batches.js';

/** How a model is trained. */
export interface TrainRBM {
  /** The model. */
  readonly model: HasParameters;
  /** What it is trained by. */
  readonly objective: Objective<Tensor>;
  /** Rows to train on. */
  readonly train: Tensor;
  /** Rows of a batch. */
  readonly batchSize: number;
  /** Passes over the data. */
  readonly epochs: number;
  /** How the gradient is followed in so many steps. */
  readonly optimizer: (steps: number) => Optimizer;
  /** Key of the run. */
  readonly key: Key;
  /** Where it is saved, if it is. */
  readonly checkpoint?: CheckpointOptions;
  /** Goes on from here. */
  readonly resume?: Checkpoint | undefined;
}

/** Trains, and tells when some epochs are over. */
export async function trainRBM(
  { model, objective, train, batchSize, epochs, optimizer, key, checkpoint, resume }: TrainRBM,
  every: number,
  onEpochs: (epoch: number) => Promise<void>,
): Promise<void> {
  const batches = rowBatches(train, batchSize, foldIn(key, 0));
  const steps = epochs * batches.batchesPerEpoch;
  const run = fitSteps({
    model,
    objective,
    batches,
    epochs,
    key: foldIn(key, 1),
    optimizer: optimizer(steps),
    reportEvery: batches.batchesPerEpoch,
    checkpoint,
    resume,
  });
  for await (const { epoch } of run) {
    if (Number.isInteger(epoch) && (epoch % every === 0 || epoch === epochs)) await onEpochs(epoch);
  }
}

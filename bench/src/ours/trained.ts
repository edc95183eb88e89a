import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key, type Objective } from '@gen/core';
import { loadStateDict, type HasParameters } from '@gen/core/nn';
import {
  fitSteps,
  type HostTensors,
  type Metrics,
  type Optimizer,
  type Phases,
  type Progress,
} from '@gen/core/train';
import { COMPARED_STEPS } from '../contestant/compared-steps.js';
import { countOf, settle } from '../contestant/tensors.js';
import type { Work } from '../contestant/work.js';

type Minimised = Objective<Tensor> | Phases<Tensor>;

/** Work that is the steps of `fit`, on one batch. */
export interface Trained {
  /** What is trained; belongs to the work. */
  readonly model: HasParameters;
  /** Its first parameters. */
  readonly initial: HostTensors;
  /** What is minimised, or what is in turn. */
  readonly objective: Minimised;
  /** The same without draws, by which contestants are compared. */
  readonly drawless?: Minimised;
  /** How gradients become updates. */
  readonly optimizer: Optimizer;
  /** The batch; belongs to the work. */
  readonly batch: Tensor;
}

const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** Makes {@link Work} of the steps of `fit`. */
export function trained(options: Trained): Work {
  const { model, initial, objective, drawless = objective, optimizer, batch } = options;
  // Set by whoever compares steps as they are with compiled ones.
  const eager = process.env['GEN_BENCH_EAGER'] === '1';
  const batches = { batchesPerEpoch: FOR_EVER, batchSize: 1, batch: () => tf.clone(batch) };
  const steps = (of: Minimised, count: number, reportEvery: number) =>
    fitSteps({
      ...{ model, objective: of, optimizer, batches, key: key(7), steps: count, reportEvery },
      eager,
    });
  const runs: AsyncGenerator<Progress>[] = [];
  // Statistics of batches are no parameters, and no step of training reads them.
  const restore = () => loadStateDict(model, initial, { strict: false });
  restore();
  return {
    parameters: countOf(trainableOf(model)),
    results: async () => {
      const losses: number[] = [];
      for await (const { history } of steps(drawless, COMPARED_STEPS, COMPARED_STEPS)) {
        losses.push(...history.flatMap(lossesOf));
      }
      restore();
      return losses;
    },
    burst: (count) => {
      const run = steps(objective, FOR_EVER, count);
      runs.push(run);
      return async () => {
        await run.next();
        // A loss that depends on no parameter is there before the update is.
        await settle(Object.values(model.parameters())[0]!);
      };
    },
    dispose: async () => {
      for (const run of runs) await run.return(undefined);
      batch.dispose();
      model.dispose();
    },
  };
}

const trainableOf = (model: HasParameters) =>
  Object.fromEntries(Object.entries(model.parameters()).filter(([, { trainable }]) => trainable));

/** The losses of a step: one of each player. */
const lossesOf = (metrics: Metrics): number[] =>
  Object.entries(metrics).flatMap(([name, value]) => (/(^|\.)loss$/.test(name) ? [value] : []));
